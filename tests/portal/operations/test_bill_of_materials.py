"""Whoever asks what the site is made of gets a list of all packages with their licences."""

import json
import re
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command


@pytest.fixture
def bill():
    said = StringIO()
    call_command("bill_of_materials", stdout=said)
    return json.loads(said.getvalue())


def test_it_has_every_package_of_the_lock_file_that_this_system_needs(bill):
    locked = re.findall(r"^([\w-]+)(?:\[\w+\])?==([\w.]+)", (settings.BASE_DIR / "requirements.txt").read_text(), re.M)

    listed = {f"pkg:pypi/{name}@{version}" for name, version in locked}
    named = {component["purl"] for component in bill["components"] if "purl" in component}
    # What only another system needs, such as the time zones of Windows, is not installed here.
    assert (named - listed, len(listed - named) < 5) == (set(), True)


def test_it_is_cyclonedx_and_no_licence_is_unknown(bill):
    assert (bill["bomFormat"], bill["specVersion"], bill["metadata"]["component"]["version"]) == (
        "CycloneDX",
        "1.6",
        "1.0.0",
    )
    assert [component["name"] for component in bill["components"] if "licenses" not in component] == []


def test_licences_can_be_read_as_a_list():
    said = StringIO()
    call_command("bill_of_materials", "--licences", stdout=said)

    assert re.search(r"^django +6\.\S+ +BSD-3-Clause$", said.getvalue(), re.M)
