"""What a page says, without a browser."""

import re
from html import unescape
from html.parser import HTMLParser

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
