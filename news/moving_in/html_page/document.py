"""A saved page as a tree: its elements by class and id, its texts, and where it once stood."""

import re
from collections import defaultdict
from urllib.parse import urljoin, urlsplit

from django.utils.translation import gettext as _
from lxml import etree, html

from news.moving_in.composing.inline import line
from news.moving_in.composing.phrases import is_title_of_links
from news.moving_in.refusals import Refused

MOST_DEPTH = 120
MOST_ELEMENTS = 50_000
UNSEEN = set("script style noscript template head nav form button select option input textarea object embed".split())
INLINES = set("a abbr b big cite code em font i ins label mark q s small span strike strong sub sup u".split())
_MIRRORED = re.compile(rb"<!-- (?:Mirrored from (\S+) by HTTrack|saved from url=\(\d+\)(\S+)) ?", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TITLE_END = re.compile(r"\s+[-–—|»]\s+|\s*\|\s*")


class Document:
    """The tree of a page. Raises Refused if it is deeper or larger than any article page."""

    def __init__(self, text: str, content: bytes = b""):
        parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
        try:
            self.root = html.document_fromstring(text.encode(errors="replace"), parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
            raise Refused(
                _("The file is no web page that can be read. Save the page anew from the browser.")
            ) from error
        mirrored = _MIRRORED.search(content[:20_000])
        self.mirrored = (mirrored[1] or mirrored[2]).decode(errors="replace") if mirrored else ""
        self.by_mark: dict[str, list] = defaultdict(list)
        self.order: dict = {}
        self._index()

    def marked(self, marks: str):
        """Yield the elements that bear one of the marks ("#id", ".class", "tag", "tag.class"), mark by mark."""
        for mark in marks.split():
            tag, dot, name = mark.partition(".")
            for element in self.by_mark.get(dot + name if dot else mark, ()):
                if not dot or not tag or element.tag == tag:
                    yield element

    def meta(self, *names: str) -> str:
        """Return the content of the first meta element with one of these names that has any."""
        for name in names:
            for element in self.by_mark.get(f"meta {name}", ()):
                if content := text_of_attribute(element, "content"):
                    return content
        return ""

    def head_titles(self) -> list[str]:
        """Return what the page calls itself: for other sites, and in the head, with and without the site's name."""
        titles = [self.meta("og:title", "twitter:title", "dc.title", "title")]
        head = next(iter(self.by_mark.get("title", ())), None)
        whole = plain(head) if head is not None else ""
        return [title for title in [*titles, whole, *_TITLE_END.split(whole)] if title]

    def address(self) -> str:
        """Return the address at which the page stood, or ""."""
        links = (
            element.get("href", "") for element in self.by_mark.get("link", ()) if element.get("rel") == "canonical"
        )
        mirrored = self.mirrored and urljoin(
            "http://", f"//{self.mirrored}" if "://" not in self.mirrored else self.mirrored
        )
        for found in [*links, self.meta("og:url"), mirrored]:
            if urlsplit_or_none(found) and urlsplit_or_none(found).path not in ("", "/"):
                return found.strip()
        return ""

    def _index(self):
        depth = {None: 0}
        for number, element in enumerate(self.root.iter()):
            if number > MOST_ELEMENTS:
                raise Refused(_("The page has more elements than any article: it is passed over."))
            depth[element] = depth.get(element.getparent(), 0) + 1
            if depth[element] > MOST_DEPTH:
                raise Refused(_("The page has too many elements nested in one another: it is no article page."))
            self.order[element] = number
            for mark in _marks(element):
                self.by_mark[mark].append(element)


def _marks(element):
    yield element.tag
    if name := element.get("id"):
        yield f"#{name}"
    yield from (f".{name}" for name in (element.get("class") or "").split())
    if element.tag == "meta":
        yield f"meta {(element.get('property') or element.get('name') or element.get('itemprop') or '').lower()}"


def urlsplit_or_none(address: str):
    """Return the split address, or None if it is none of the web."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.netloc else None


def text_of_attribute(element, name: str) -> str:
    """Return an attribute's visible text in one line."""
    return line(element.get(name) or "")


def plain(element) -> str:
    """Return the visible text of an element in one line."""
    return line("".join(_texts(element)))


def _texts(element):
    if not isinstance(element.tag, str) or element.tag in UNSEEN - {"head"}:
        return
    gap = "" if element.tag in INLINES else " "
    yield gap + (element.text or "")
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
    yield gap


def is_hidden(element) -> bool:
    return bool(_HIDDEN.search(element.get("style") or "")) or element.get("hidden") is not None


def is_title_of_related(element) -> bool:
    """Return whether the element is the title of a box with links to other articles."""
    short = len(element) < 6 and len("".join(element.itertext())) < 200
    return short and is_title_of_links(plain(element))
