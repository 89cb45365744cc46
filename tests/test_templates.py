"""How templates are written down."""

from pathlib import Path

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
LONGEST_LINE = 120


def test_no_line_is_longer_than_an_editors_window():
    lines = {
        f"{path.relative_to(TEMPLATES)}:{number}": line
        for path in TEMPLATES.rglob("*.*")
        for number, line in enumerate(path.read_text().splitlines(), start=1)
    }

    assert [place for place, line in lines.items() if len(line) > LONGEST_LINE] == []
    assert len(lines) > 1000
