"""The README names nothing that is not there."""

import re
from importlib.util import find_spec

import pytest
from django.conf import settings
from django.core.management import get_commands

README = (settings.BASE_DIR / "README.md").read_text()


@pytest.mark.parametrize("module", sorted(set(re.findall(r"python -m ([\w.]+)", README))))
def test_every_module_it_tells_to_run_is_there(module):
    assert find_spec(module)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"manage\.py (\w+)", README))))
def test_every_command_it_tells_to_run_is_there(command):
    assert command in get_commands()


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)", README))))
def test_every_file_it_leads_to_is_there(path):
    assert (settings.BASE_DIR / path).exists()
