"""Reads the sample articles: one text file each, with fields and photos on top (TOML) and the story below."""

import html
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "articles"
PLACE = re.compile(r"\[\[photo: ([a-z0-9-]+)\]\]")


@dataclass(frozen=True)
class Picture:
    """A photo by the name of its file, with its texts."""

    key: str
    alt: str
    caption: str = ""
    credit: str = ""
    layout: str = ""


@dataclass(frozen=True)
class Manuscript:
    """An article without dates; `{year}` and the like in its texts are replaced later (dates.dated)."""

    name: str
    title: str
    lead: str
    body: str
    byline: str
    pictures: tuple[Picture, ...]
    days_ago: int  # Negative: a day to come.
    hour: str
    category: str = ""
    source: str = ""
    featured: int | None = None
    status: str = "published"


def manuscripts(folder=FOLDER) -> list[Manuscript]:
    """Return all manuscripts of the folder, in the order of their file names."""
    return [read(path) for path in sorted(folder.glob("*.txt"))]


def read(path) -> Manuscript:
    """Return the manuscript in a file; its photos are in the order of the story, then those not placed in it."""
    _nothing, facts, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    facts = tomllib.loads(facts)
    credit = facts.pop("credit")
    pictures = {key: Picture(key, **{"credit": credit} | told) for key, told in facts.pop("photos").items()}
    placed = [pictures.pop(key) for key in PLACE.findall(body)]
    return Manuscript(name=path.stem, body=body.strip(), pictures=(*placed, *pictures.values()), **facts)


def body_html(body: str, numbers: dict[str, int]) -> str:
    """Return the story as HTML; `numbers` maps the key of a photo to its pk."""
    return "\n".join(block_html(block, numbers) for block in re.split(r"\n\s*\n", body))


def block_html(block, numbers):
    lines = [line.strip() for line in block.splitlines()]
    if lines[0].startswith("[[photo:"):
        return "".join(f'<figure data-photo="{numbers[key]}"></figure>' for key in PLACE.findall(block))
    lines = [html.escape(line, quote=False) for line in lines]
    if lines[0].startswith("## "):
        return f"<h2>{lines[0][3:]}</h2>"
    if lines[0].startswith("- "):
        return "<ul>" + "".join(f"<li>{line[2:]}</li>" for line in lines) + "</ul>"
    if lines[0].startswith("|"):
        return table_html(lines)
    return f"<p>{' '.join(lines)}</p>"


def table_html(lines):
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    head = "".join(f"<th>{cell}</th>" for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
