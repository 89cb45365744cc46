"""Which rich-text editor reporters write in is known in one place of the Python code and in one folder of scripts."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
EDITOR = re.compile("ckeditor|cke_", re.IGNORECASE)
SCRIPTS = ROOT / "static" / "news" / "ckeditor"
# Tests work in the editor as a person does; packages, manuals and licences name what is installed.
FOLDERS = re.compile(r"\.|__pycache__|(tests|docs|var|node_modules)$")
FILES = re.compile(
    r"(README|CHANGELOG|CONTRIBUTING)\.md|LICENSE|pyproject\.toml|requirements[\w-]*\.txt|bill_of_materials\.py"
)
# An app and what its own check says must be named in the settings.
SETTINGS = {'"ckeditor",', '"ckeditor.W001",'}
IMPORT = re.compile(r'^(?:import|export) (?:[^"]* from )?"([^"]+)";$', re.MULTILINE)


def files():
    for folder, below, names in ROOT.walk():
        below[:] = [name for name in below if not FOLDERS.match(name)]
        yield from (folder / name for name in names if not FILES.fullmatch(name) and (folder / name).is_file())


def lines_with_the_editor(file):
    text = file.read_bytes().decode(errors="ignore")
    return {line.strip() for line in text.splitlines() if EDITOR.search(line)}


def test_nothing_but_its_module_and_its_folder_knows_the_editor():
    named = {file: lines for file in files() if (lines := lines_with_the_editor(file))}

    assert named.pop(ROOT / "portal" / "settings.py") == SETTINGS
    assert {file.name for file in named if file.parent != SCRIPTS} == {"editor.py", "editor.js"}
    assert len(named) > 5


@pytest.mark.parametrize(
    ("folder", "others"),
    [
        ("desk", set()),
        ("news/form", {"../ckeditor/editor.js"}),
        ("news/ckeditor", {"../form/phrases.js", "../form/photorows.js"}),
    ],
)
def test_scripts_know_each_other_through_their_doors(folder, others):
    scripts = [path.read_text() for path in (ROOT / "static" / folder).glob("*.js")]
    imports = {module for script in scripts for module in IMPORT.findall(script)}

    outside = {module for module in imports if not module.startswith(("./", "../../desk/"))}

    assert outside == others
    assert len(scripts) > 5
