"""The styles of a Word file: what a paragraph or a run inherits."""

import re
from typing import NamedTuple

from news.moving_in.word.names import W, switch, value

MOST_ANCESTORS = 20
_HEADING = re.compile(r"(?:heading|tiêu đề|đề mục|đầu đề) ?([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|tiêu đề|tít", re.IGNORECASE)
_CAPTION = re.compile(r"caption|chú thích.*|illustration|figure|hình.*", re.IGNORECASE)


class Style(NamedTuple):
    """What a style says; None where it leaves a thing as it is."""

    name: str = ""
    bold: bool | None = None
    italic: bool | None = None
    alignment: str = ""
    outline: int | None = None
    list_key: str = ""

    @property
    def level(self) -> int | None:
        """The level of a heading from 1, or None."""
        found = _HEADING.fullmatch(self.name)
        if found:
            return int(found[1])
        return self.outline + 1 if self.outline is not None and self.outline < 9 else None

    @property
    def is_title(self) -> bool:
        return bool(_TITLE.fullmatch(self.name))

    @property
    def is_caption(self) -> bool:
        return bool(_CAPTION.fullmatch(self.name))


def read(root) -> dict[str, Style]:
    """Return the styles by id, each with what it inherits."""
    if root is None:
        return {}
    elements = {element.get(W + "styleId", ""): element for element in root.iter(W + "style")}
    return {key: _inherited(key, elements) for key in elements}


def named(styles: dict[str, Style], key: str) -> Style:
    """Return the style with this id; for one that the file does not define, its id is its name."""
    return styles.get(key) or Style(re.sub(r"(?<=[a-z])(?=\d)", " ", key))


def _inherited(key, elements):
    chain, element = [], elements.get(key)
    while element is not None and len(chain) < MOST_ANCESTORS:
        chain.append(_own(element))
        element = elements.get(value(element, "basedOn"))
    merged = Style(chain[0].name)
    for style in reversed(chain):
        told = {name: said for name, said in style._asdict().items() if said not in (None, "") and name != "name"}
        merged = merged._replace(**told)
    # A style made from a heading is one under its own name.
    level = next((style.level for style in chain if style.level), None)
    return merged if merged.level or level is None else merged._replace(outline=level - 1)


def _own(element):
    runs, paragraph = element.find(W + "rPr"), element.find(W + "pPr")
    outline = value(paragraph, "outlineLvl")
    numbers = paragraph.find(W + "numPr") if paragraph is not None else None
    return Style(
        value(element, "name"),
        switch(runs, "b"),
        switch(runs, "i"),
        value(paragraph, "jc"),
        int(outline) if outline.isdecimal() else None,
        value(numbers, "numId"),
    )
