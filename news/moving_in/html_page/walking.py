"""The walk through the body of a page: its elements become pieces in order."""

import base64
import binascii
import re
from collections.abc import Callable
from urllib.parse import unquote

from django.utils.translation import gettext as _

from news.moving_in.composing import inline, phrases
from news.moving_in.composing.captions import alternative
from news.moving_in.composing.inline import Span
from news.moving_in.composing.pieces import Look, Piece, of_a_layout
from news.moving_in.html_page.document import INLINES, UNSEEN, is_hidden, plain, text_of_attribute
from news.moving_in.html_page.tables import is_layout, rows, table
from news.moving_in.story import Document, File, Kind, Photo

MARKS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "u": "u", "ins": "u", "s": "s", "strike": "s"}
MARKS |= {"sub": "sub", "sup": "sup", "cite": "em"}
STYLES = (
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)"), "strong"),
    (re.compile(r"font-style\s*:\s*italic"), "em"),
    (re.compile(r"text-decoration[^;]*:\s*underline"), "u"),
    (re.compile(r"vertical-align\s*:\s*super"), "sup"),
    (re.compile(r"vertical-align\s*:\s*sub\b"), "sub"),
)
HEADINGS = {"h1": Kind.HEADING, "h2": Kind.HEADING, "h3": Kind.SUBHEADING, "h4": Kind.SUBHEADING}
HEADINGS |= {"h5": Kind.SUBHEADING, "h6": Kind.SUBHEADING}
FILMS = {"iframe", "video", "audio", "embed", "object"}
SMALLEST_PHOTO = 40  # Pixels on a side: icons, bullets and counters are smaller.
SOURCES = ("data-original", "data-src", "data-lazy-src", "data-cke-saved-src", "src")
_ALIGNED = re.compile(r"text-align\s*:\s*(center|right|end)")
_ALIGNED_BY_CLASS = re.compile(r"(?:^|[\s-])text-(?:align-)?(center|right|end)(?=\s|$)")
_CAPTION = re.compile(r"caption|chu-?thich|image-?desc|photo-?desc|img-?desc|desc-?img|wp-caption-text", re.IGNORECASE)
_DOCUMENT = re.compile(rf"\.(?:{phrases.EXTENSIONS})(?:[?#].*)?$", re.IGNORECASE)
_DATA = re.compile(r"data:image/(?:jpe?g|png|gif|webp);base64,", re.IGNORECASE)
MOST_DATA = 40 * 2**20


class Walk:
    """Walks through elements; `find` returns the local file of an address, `link` the whole address of a link."""

    def __init__(self, find: Callable[[str], File | None], link: Callable[[str], str]):
        self.find, self.link = find, link
        self.left_out: list[str] = []

    def pieces(self, element) -> list[Piece]:
        """Return what stands in the element."""
        self.found: list[Piece] = []
        self._begin()
        self._block(element, Look(), frozenset(), Kind.PARAGRAPH)
        return [piece for piece in self.found if not piece.is_empty]

    def _begin(self, kind=Kind.PARAGRAPH, look=None):
        self.piece = Piece(kind, look=look or Look())

    def _end(self):
        """Close the paragraph that is being read; one that holds nothing is not kept."""
        self.piece.spans = inline.tidy(self.piece.spans)
        if not self.piece.is_empty:
            self.found.append(self.piece)
        self._begin(self.piece.kind, self.piece.look)

    def _block(self, element, look, marks, kind):
        look = self._look(element, look)
        kind = HEADINGS.get(element.tag, Kind.QUOTE if element.tag == "blockquote" else kind)
        self._end()
        self._begin(kind, look)
        if element.tag == "pre":
            self.piece.spans.append(Span(plain(element), marks))
        else:
            self._inside(element, look, self._marks(element, marks), kind, "")
        self._end()
        self._begin()

    def _inside(self, element, look, marks, kind, href):
        self._text(element.text, marks, href)
        for child in element:
            if isinstance(child.tag, str) and not is_hidden(child):
                self._child(child, look, marks, kind, href)
            self._text(child.tail, marks, href)

    def _child(self, child, look, marks, kind, href):
        tag = child.tag
        if tag == "br":
            self._line_end(marks)
        elif tag == "img":
            self._photo(child, look)
        elif tag in FILMS:
            self._film(child)
        elif tag == "a":
            self._inside(child, look, self._marks(child, marks), kind, self._target(child))
        elif tag in INLINES:
            self._inside(child, look, self._marks(child, marks), kind, href)
        elif tag in ("ul", "ol") and child.find(".//img") is None:
            self._whole(Piece(Kind.NUMBERS if tag == "ol" else Kind.BULLETS, inner=self._list(child)))
        elif tag == "table":
            self._table(child)
        elif tag not in UNSEEN:
            self._block(child, look, marks, kind)
            self._begin(kind, look)

    def _text(self, text, marks, href):
        if text:
            self.piece.spans.append(Span(text.replace("\n", " "), marks, href))

    def _line_end(self, marks):
        """Two line breaks in a row end a paragraph."""
        written = "".join(span.text for span in self.piece.spans[-3:])
        if written.rstrip(" \xa0").endswith("\n"):
            self._end()
        else:
            self.piece.spans.append(Span("\n", marks))

    def _look(self, element, look):
        style, align = (element.get("style") or "").lower(), (element.get("align") or "").lower()
        aligned = _ALIGNED.search(style)
        told = aligned[1] if aligned else align
        classes = element.get("class") or ""
        by_class = _ALIGNED_BY_CLASS.search(classes)
        told = "center" if element.tag in ("center", "figure") else told
        told = by_class[1] if by_class else told
        is_caption = look.is_caption or element.tag == "figcaption" or bool(_CAPTION.search(classes))
        is_caption = is_caption and element.tag != "table" and element.find(".//img") is None
        if told in ("", "left", "justify"):
            return look._replace(is_caption=is_caption) if not told else Look(is_caption=is_caption)
        return Look(told == "center", told in ("right", "end"), is_caption)

    def _marks(self, element, marks):
        style = (element.get("style") or "").lower()
        found = {mark for pattern, mark in STYLES if pattern.search(style)}
        found |= {MARKS[element.tag]} if element.tag in MARKS else set()
        return marks | found if found else marks

    def _target(self, link):
        """Return the whole address of a link; a link to a document is none, because the document is attached."""
        address = (link.get("href") or "").strip()
        if not address or address.startswith(("#", "javascript:", "data:")):
            return ""
        if _DOCUMENT.search(unquote(address)):
            self.piece.documents.append(Document(plain(link), self.find(address), unquote(address)))
            return ""
        is_photo = link.find(".//img") is not None
        return "" if is_photo else self.link(address)

    def _photo(self, image, look):
        photo = self.photo(image)
        if photo is None:
            return
        is_beside = self.piece.kind in (Kind.PARAGRAPH, Kind.QUOTE)
        self._end()
        self.found.append(Piece(photo=photo))
        self._begin(Kind.PARAGRAPH, look._replace(is_centred=look.is_centred or is_beside))

    def photo(self, image) -> Photo | None:
        """Return the photo that an img element shows; None for icons and for images that never were photos."""
        sides = [image.get(side, "") for side in ("width", "height")]
        if any(side.isdecimal() and int(side) < SMALLEST_PHOTO for side in sides):
            return None
        address = next((image.get(name) for name in SOURCES if image.get(name)), "")
        if found := _DATA.match(address):
            return Photo(_inside_the_page(address[found.end() :]), name=_("a photo within the page"))
        if not address or address.startswith("data:") or re.search(r"\.svg(?:[?#]|$)", address):
            return None
        alt = alternative(text_of_attribute(image, "alt"), name=unquote(address))
        return Photo(self.find(address), alt=alt, name=unquote(address))

    def _film(self, element):
        inner = element.find("source")
        address = element.get("src") or element.get("data") or (inner.get("src") if inner is not None else "") or "?"
        self.left_out.append(_("a film stood here: {address}").format(address=self.link(address) or address))

    def _list(self, element):
        items = (child for child in element if child.tag == "li")
        return "".join(f"<li>{self._item(item)}</li>" for item in items)

    def _item(self, item):
        nested = [child for child in item if child.tag in ("ul", "ol")]
        inner = "".join(f"<{child.tag}>{self._list(child)}</{child.tag}>" for child in nested)
        for child in nested:
            item.remove(child)
        return inline.html(self._spans(item)) + inner

    def _spans(self, element) -> list[Span]:
        """Return the text of an item or a cell as one paragraph with line breaks; its documents go to this piece."""
        inside = Walk(self.find, self.link)
        pieces = inside.pieces(element)
        self.left_out += inside.left_out
        spans: list[Span] = []
        for piece in pieces:
            self.piece.documents += piece.documents
            spans += [Span("\n")] if spans else []
            spans += piece.spans or [Span(inline.plain([Span(re.sub(r"<[^>]+>", " ", piece.inner))]))]
        return inline.tidy(spans)

    def _table(self, element):
        if not is_layout(element):
            self._whole(Piece(Kind.TABLE, inner=table(element, self._spans)))
            return
        self._end()
        cells = [[self._cell(cell) for cell in row] for row in rows(element)]
        self.found += of_a_layout(cells)
        self._begin()

    def _cell(self, cell):
        inside = Walk(self.find, self.link)
        found = inside.pieces(cell)
        self.left_out += inside.left_out
        return found

    def _whole(self, piece):
        documents = self.piece.documents
        self.piece.documents = []
        piece.documents = documents
        self._end()
        self.found.append(piece)
        self._begin()


def _inside_the_page(encoded):
    """Return the photo that is written into the page itself."""
    try:
        content = base64.b64decode(encoded[:MOST_DATA])
    except (binascii.Error, ValueError):
        return None
    return File("photo", len(content), lambda: content)
