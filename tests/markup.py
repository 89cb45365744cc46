"""What a page says, without a browser."""

import re
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

VOID = set("area base br col embed hr img input link meta source track wbr".split())


def texts(tag, html):
    """What stands in each of these elements, without the tags inside."""
    found = re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", html, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split()) for text in found]


def part(element, html):
    """The first element that begins with these words of a tag, up to its end."""
    tag = element.split()[0]
    return re.search(rf"<{element}.*?</{tag}>", html, re.DOTALL)[0]


def torn(html):
    """End tags that end no element, then elements that never end; and photos' places within something else."""
    found = _Torn()
    found.feed(html)
    found.close()
    return found.faults + found.open


class _Torn(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.faults = [], []

    def handle_starttag(self, tag, attributes):
        if "data-photo" in dict(attributes) and self.open:
            self.faults.append(f"a photo in {self.open[-1]}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in self.open[-1:]:
            self.open.pop()
        else:
            self.faults.append(f"</{tag}>")


class Outline(HTMLParser):
    """What a page says to those who do not see it: its ids, what refers to them, its headings, and what stands wrong.

    What the desk's scripts make copies of, in a <template>, counts too.
    """

    REFER = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "aria-errormessage")
    PHRASES = ("button", "label", "span", "p", *(f"h{level}" for level in range(1, 7)))
    BLOCKS = ("div", "p", "ul", "ol", "table", "details", "form", "section")

    def __init__(self, html):
        super().__init__()
        self.ids, self.references, self.headings, self.misplaced, self._open = [], [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        self.ids += [told["id"]] if "id" in told else []
        self.references += [(key, name) for key in self.REFER for name in (told.get(key) or "").split()]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        around = next((other for other in reversed(self._open) if other in self.PHRASES), None)
        if around and tag in self.BLOCKS:
            self.misplaced.append(f"{tag} in {around}")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        while tag in self._open and self._open.pop() != tag:
            pass

    def dead(self):
        """The references that lead nowhere."""
        return sorted({(key, name) for key, name in self.references if name not in self.ids})

    def skipped(self):
        """The headings that stand more than one level below the one before them."""
        return [f"h{before} → h{level}" for before, level in pairwise(self.headings) if level > before + 1]
