"""The paragraphs of a Word file: spans, photos in their places, text boxes; changes as if they had been accepted."""

import re

from news.moving_in.composing import inline
from news.moving_in.composing.captions import alternative
from news.moving_in.composing.inline import Span
from news.moving_in.composing.pieces import Look, Piece
from news.moving_in.story import Kind, Photo
from news.moving_in.word import styles
from news.moving_in.word.names import MC, WP, A, R, V, W, switch, value
from news.moving_in.word.parts import WordFile, embedded

DELETED = {W + "del", W + "moveFrom"}
TRACKED = DELETED | {W + "ins", W + "moveTo"}
SIGNS = {W + "tab": " ", W + "noBreakHyphen": "-", W + "cr": "\n"}
MOST_DEPTH = 60
_FIELD_LINK = re.compile(r'HYPERLINK\s+"(https?://[^"]{1,1900})"')


class Paragraphs:
    """Reads the paragraphs of one file; `has_changes` tells whether changes were tracked in any of them."""

    def __init__(self, file: WordFile):
        self.file = file
        self.styles = styles.read(file.styles)
        self.has_changes = False

    def pieces(self, paragraph) -> list[Piece]:
        """Return the paragraph as pieces: its text, and its photos where they stand."""
        style = self.style(paragraph)
        reading = _Reading(self, style)
        reading.walk(paragraph, "", 0)
        return reading.pieces(paragraph.find(W + "pPr"), style)

    def style(self, paragraph) -> styles.Style:
        """Return the style of the paragraph."""
        return styles.named(self.styles, value(paragraph.find(W + "pPr"), "pStyle") or "Normal")


class _Reading:
    """One paragraph while it is read: what stands before each photo and behind the last one."""

    def __init__(self, paragraphs, style):
        self.paragraphs, self.style = paragraphs, style
        self.parts: list = [[]]  # Spans, then photos and again spans.
        self.boxes: list = []
        self.field, self.field_link = "", ""

    def walk(self, element, href, depth):
        if depth > MOST_DEPTH:
            return
        for child in element:
            tag = child.tag
            self.paragraphs.has_changes |= tag in TRACKED
            if tag == W + "r":
                self.run(child, href)
            elif tag == W + "hyperlink":
                self.walk(child, self.paragraphs.file.link(child.get(R + "id", "")) or href, depth + 1)
            elif tag not in DELETED and tag != W + "pPr" and isinstance(tag, str):
                self.walk(child, href, depth + 1)

    def run(self, run, href):
        properties = run.find(W + "rPr")
        marks = self._marks(properties)
        for child in _with_choice(run):
            if child.tag == W + "t":
                self.parts[-1].append(Span(child.text or "", marks, href or self.field_link))
            elif child.tag in SIGNS:
                self.parts[-1].append(Span(SIGNS[child.tag], marks))
            elif child.tag == W + "br":
                self.parts[-1].append(Span("\n" if child.get(W + "type") in (None, "textWrapping") else " ", marks))
            elif child.tag in (W + "fldChar", W + "instrText"):
                self._field(child)
            elif child.tag in (W + "drawing", W + "pict", W + "object"):
                self._drawing(child)

    def pieces(self, properties, style):
        """Return what was read, with the look that properties and style give it."""
        alignment = value(properties, "jc") or style.alignment
        is_caption = style.is_caption and not any(isinstance(part, Photo) for part in self.parts)
        look = Look(alignment == "center", alignment in ("right", "end"), is_caption)
        found = [self._piece(part, look, style, properties) for part in self.parts]
        return [piece for piece in found if not piece.is_empty] + self.boxes

    def _piece(self, part, look, style, properties):
        if isinstance(part, Photo):
            return Piece(photo=part)
        outline = value(properties, "outlineLvl")
        level = int(outline) + 1 if outline.isdecimal() and int(outline) < 9 else style.level
        kind = Kind.PARAGRAPH if level is None else Kind.HEADING if level < 3 else Kind.SUBHEADING
        has_photo = any(isinstance(other, Photo) for other in self.parts)
        look = look._replace(is_centred=look.is_centred or has_photo)
        return Piece(kind, inline.tidy(part), look, is_title=style.is_title)

    def _marks(self, properties):
        run_style = (
            styles.named(self.paragraphs.styles, value(properties, "rStyle")) if properties is not None else None
        )
        is_heading = self.style.level or self.style.is_title
        found = set()
        for mark, name, inherited in (("strong", "b", "bold"), ("em", "i", "italic")):
            of_style = getattr(run_style, inherited, None)
            of_style = getattr(self.style, inherited) if of_style is None and not is_heading else of_style
            own = switch(properties, name)
            found |= {mark} if (of_style if own is None else own) else set()
        found |= {"u"} if switch(properties, "u") and not value(properties, "rStyle") else set()
        found |= {"s"} if switch(properties, "strike") or switch(properties, "dstrike") else set()
        vertical = {"superscript": {"sup"}, "subscript": {"sub"}}.get(value(properties, "vertAlign"), set())
        return frozenset(found | vertical)

    def _field(self, element):
        """Follow a field of several runs: its instruction may be a link, and is no text."""
        self.field += element.text or "" if element.tag == W + "instrText" else ""
        kind = element.get(W + "fldCharType")
        if kind == "separate":
            link = _FIELD_LINK.search(self.field)
            self.field_link = link[1] if link else ""
        elif kind in ("begin", "end"):
            self.field, self.field_link = "", ""

    def _drawing(self, drawing):
        boxes = list(drawing.iter(W + "txbxContent"))
        inside = {paragraph for box in boxes for paragraph in box.iter(W + "p")}
        for picture in drawing.iter(A + "blip", V + "imagedata"):
            if not any(parent in inside for parent in picture.iterancestors(W + "p")):
                self.parts += [self._photo(drawing, picture), []]
        for box in boxes:
            for paragraph in box.iter(W + "p"):
                self.boxes += self.paragraphs.pieces(paragraph)

    def _photo(self, drawing, picture):
        file, name = self.paragraphs.file.photo(embedded(picture))
        told = drawing.find(f".//{WP}docPr")
        alt = told.get("descr", "") if told is not None else picture.getparent().get("alt", "")
        return Photo(file, alt=alternative(inline.seen(alt), name=name), name=name)


def _with_choice(run):
    """Yield the run's children, the newer one of two forms of the same drawing."""
    for child in run:
        if child.tag == MC + "AlternateContent":
            yield from child.find(MC + "Choice") if child.find(MC + "Choice") is not None else ()
        else:
            yield child
