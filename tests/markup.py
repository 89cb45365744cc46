"""What a page says, without a browser."""

import re
from html import unescape


def texts(tag, html):
    """What stands in each of these elements, without the tags inside."""
    found = re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", html, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split()) for text in found]


def part(element, html):
    """The first element that begins with these words of a tag, up to its end."""
    tag = element.split()[0]
    return re.search(rf"<{element}.*?</{tag}>", html, re.DOTALL)[0]
