"""The doors between the rooms."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {"news": set(), "stats": {"news.models"}, "portal": set()}


def imported_modules(app):
    for path in (ROOT / app).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                yield from (name.name for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                yield node.module
                yield from (f"{node.module}.{name.name}" for name in node.names)


def is_a_door(module, allowed):
    return module in allowed or any(module.startswith(f"{door}.") or door.startswith(f"{module}.") for door in allowed)


@pytest.mark.parametrize("app", MAY_IMPORT)
def test_a_room_imports_only_through_its_doors(app):
    others = set(MAY_IMPORT) - {app}
    crossing = {module for module in imported_modules(app) if module.split(".")[0] in others}

    assert {module for module in crossing if not is_a_door(module, MAY_IMPORT[app])} == set()


def test_no_module_is_named_after_a_layer():
    layers = {"utils", "helpers", "services", "selectors", "common", "managers", "misc"}
    modules = [path for app in MAY_IMPORT for path in (ROOT / app).rglob("*.py")]

    assert [path for path in modules if path.stem in layers] == []
    assert len(modules) > 40


def test_no_template_brings_script_or_style_of_its_own():
    templates = [path for path in (ROOT / "templates").rglob("*.html") if "admin" not in path.parts]
    inline = [path.name for path in templates if "<style" in (text := path.read_text()) or " style=" in text]

    assert inline == []
    assert len(templates) > 5
