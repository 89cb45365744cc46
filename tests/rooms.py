"""The rooms of the project and who imports whom, read from the code. `python -m tests.rooms` draws them into the docs."""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
GROUND = ("clocks", "csv_uploads", "date_widgets", "networks", "number_formats", "request_rates", "table_files")
TOP = (*GROUND, "databases", "pagecache", "news", "honours", "stats", "portal")
BEGIN, END = "<!-- drawn by `python -m tests.rooms` -->\n", "<!-- end of the drawing -->\n"
# Rooms that every app has, named by Django, and too plain to be drawn.
DJANGOS = ("migrations", "management", "templatetags", "apps", "urls", "admin", "views")


def modules() -> dict[str, Path]:
    """The file of each module of the product, but for migrations."""
    files = [
        *(ROOT / f"{top}.py" for top in GROUND),
        *(path for top in TOP for path in sorted((ROOT / top).rglob("*.py"))),
    ]
    return {_name(path): path for path in files if "migrations" not in path.parts}


def room_of(module: str) -> str:
    """The room a module stands in: a package of the second level, or the module that stands beside such packages."""
    top, _dot, rest = module.partition(".")
    return top if top in (*GROUND, "databases", "pagecache") or not rest else f"{top}.{rest.split('.')[0]}"


def imports() -> dict[str, set[str]]:
    """What each module of the product imports of the product."""
    known = modules()
    return {module: {name for name in _imported(path, known) if name in known} for module, path in known.items()}


def arrows() -> dict[str, set[str]]:
    """Which rooms each room imports from."""
    found = defaultdict(set)
    for module, imported in imports().items():
        found[room_of(module)] |= {room_of(name) for name in imported} - {room_of(module)}
    return dict(found)


def drawing() -> str:
    """The rooms and their arrows as a Mermaid graph, an arrow pointing to what is imported."""
    found = arrows()
    drawn = sorted(filter(_is_drawn, found))
    lines = ["```mermaid", "flowchart TD"]
    for top in TOP:
        lines += [f"  subgraph {top}", *(f"    {_key(room)}[{room}]" for room in drawn if _top(room) == top), "  end"]
    for room in drawn:
        lines += [f"  {_key(room)} --> {_key(target)}" for target in sorted(filter(_is_drawn, found[room]))]
    return "\n".join([*lines, "```", ""])


def _name(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imported(path, known):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [f"{node.module}.{name.name}" for name in node.names]
            yield from (name if name in known else node.module for name in names)


def _top(room):
    return room.partition(".")[0]


def _key(room):
    return room.replace(".", "_")


def _is_drawn(room):
    return room.rpartition(".")[2] not in DJANGOS or room == "news.admin"


if __name__ == "__main__":
    before, _begin, rest = PAGE.read_text().partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}{drawing()}{END}{rest.partition(END)[2]}")
