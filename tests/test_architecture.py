"""The rooms of the project: what each may import, how large it may be, and that the guide to them is true."""

import ast
from graphlib import TopologicalSorter

import pytest

from tests import rooms

GROUND = {*rooms.GROUND, "databases", "pagecache"}
# Of the other rooms; whoever is not named here, portal, puts the site together and may import all.
MAY_IMPORT: dict[str, set[str]] = {
    "clocks": set(),
    "csv_uploads": set(),
    "date_widgets": set(),
    "networks": set(),
    "request_rates": {"networks"},
    "number_formats": set(),
    "table_files": set(),
    "databases": set(),
    "pagecache": {"databases"},
    "news": GROUND,
    # Of the admin, what every form shares.
    "honours": {*GROUND, "news.models", "news.media", "news.text", "news.admin.model_admin"},
    "stats": {*GROUND, "news.models"},
}
MOST_MODULES = 20


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_through_its_doors(room):
    crossing = {
        (module, name)
        for module, imported in rooms.imports().items()
        for name in imported
        if module.split(".")[0] == room != name.split(".")[0]
    }

    assert {(module, name) for module, name in crossing if not _is_allowed(name, MAY_IMPORT[room])} == set()


def _is_allowed(name, doors):
    return any(name == door or name.startswith(f"{door}.") for door in doors)


def test_no_rooms_import_one_another_in_a_circle():
    rooms_of_one_app = {room: {other for other in others if other != room} for room, others in rooms.arrows().items()}

    order = list(TopologicalSorter(rooms_of_one_app).static_order())

    assert order.index("news.text") < order.index("news.models") < order.index("news.pages")


def test_own_code_is_imported_and_never_named_by_a_string():
    """Strings are for settings alone: nothing else may be taken by one, so that editors and type checkers see it."""
    named = {
        (module, ast.unparse(call))
        for module, path in rooms.modules().items()
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and _name_of(call.func) in ("import_string", "import_module", "get_model")
    }

    # Models that readers see, the page hooks and whoever knows the client address are named in the settings.
    assert named == {
        ("networks", "import_string(settings.CLIENT_ADDRESS)"),
        ("pagecache.public_writes", "apps.get_model(label)"),
        ("pagecache.hooks", "import_module(settings.PAGE_HOOKS)"),
        ("pagecache.composing.triggers", "apps.get_model(app, model)"),
    }


def _name_of(function):
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_no_room_is_crowded():
    folders = {path.parent for path in rooms.modules().values()} - {rooms.ROOT}
    counts = {folder: len([path for path in folder.glob("*.py") if path.stem != "__init__"]) for folder in folders}

    assert {str(folder.relative_to(rooms.ROOT)): n for folder, n in counts.items() if n > MOST_MODULES} == {}
    assert len(counts) > 20


def test_the_tests_mirror_the_rooms():
    tops = [rooms.ROOT / "tests" / top for top in rooms.TOP]
    tested = {path.parent.relative_to(rooms.ROOT / "tests") for top in tops for path in top.rglob("test_*.py")}

    assert [str(folder) for folder in sorted(tested) if not (rooms.ROOT / folder / "__init__.py").exists()] == []
    assert len(tested) > 20


def test_no_module_is_named_after_a_layer():
    layers = {"utils", "helpers", "services", "selectors", "common", "managers", "misc"}

    assert [module for module in rooms.modules() if layers & set(module.split("."))] == []
    assert len(rooms.modules()) > 100


def test_the_guide_shows_the_rooms_as_they_are():
    assert rooms.BEGIN + rooms.drawing() + rooms.END in rooms.PAGE.read_text(), "run: python -m tests.rooms"


def test_the_guide_names_every_room():
    text = rooms.PAGE.read_text()
    packages = {
        rooms.room_of(module)
        for module, path in rooms.modules().items()
        if path.stem != "__init__" and not rooms.room_of(module).endswith(rooms.DJANGOS)
    }

    assert {room for room in packages if f"`{room.replace('.', '/')}" not in text} == set()


def test_no_template_brings_script_or_style_of_its_own():
    templates = [path for path in (rooms.ROOT / "templates").rglob("*.html") if "admin" not in path.parts]
    inline = [path.name for path in templates if "<style" in (text := path.read_text()) or " style=" in text]

    assert inline == []
    assert len(templates) > 5
