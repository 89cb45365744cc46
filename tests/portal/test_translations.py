"""Every text of ours has its Vietnamese."""

import gettext
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import skip

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUE = ROOT / "locale/vi/LC_MESSAGES/django.po"
SAID = ("databases", "honours", "news", "pagecache", "portal", "stats", "templates")


def without_dates(catalogue):
    return [line for line in catalogue.read_text().splitlines() if not line.startswith('"POT-Creation-Date')]


def test_no_text_is_missing_from_the_catalogue(tmp_path):
    if not shutil.which("xgettext"):
        skip("GNU gettext is not installed")
    for folder in (*SAID, "locale"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for module in ROOT.glob("*.py"):
        shutil.copy(module, tmp_path)
    command = "makemessages --locale vi --no-location --no-obsolete --no-wrap".split()
    subprocess.run([sys.executable, "-m", "django", *command, "--pythonpath", str(tmp_path)], cwd=tmp_path, check=True)

    subprocess.run(["msgattrib", "--no-wrap", "-o", tmp_path / "now.po", CATALOGUE], check=True)
    made = {line for line in without_dates(tmp_path / "locale/vi/LC_MESSAGES/django.po") if line.startswith("msgid ")}
    assert made == {line for line in without_dates(tmp_path / "now.po") if line.startswith("msgid ")}


@pytest.mark.parametrize("wanted", ["--untranslated", "--only-fuzzy"])
def test_no_text_is_without_its_vietnamese(wanted):
    if not shutil.which("msgattrib"):
        skip("GNU gettext is not installed")
    found = subprocess.run(["msgattrib", wanted, CATALOGUE], capture_output=True, text=True, check=True)

    assert found.stdout == ""


def test_the_compiled_catalogue_is_the_one_that_was_written(tmp_path):
    if not shutil.which("msgfmt"):
        skip("GNU gettext is not installed")
    subprocess.run(["msgfmt", "-o", tmp_path / "now.mo", CATALOGUE], check=True)

    with open(tmp_path / "now.mo", "rb") as now, open(CATALOGUE.with_suffix(".mo"), "rb") as committed:
        assert gettext.GNUTranslations(now)._catalog == gettext.GNUTranslations(committed)._catalog
