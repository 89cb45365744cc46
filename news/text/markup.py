"""An HTML tokenizer: cuts a text into tags and text as browsers do, in one pass."""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import NamedTuple

# Up to its own end tag, the content of these is text.
RAW_TEXT = set("script style xmp iframe noembed noframes title textarea plaintext".split())

_TOKEN = re.compile(
    r"""( [^<]++ | <(?![a-z/!?]) )  # Text
    | < (/?) ([a-z][^\s/>]*+) ([^>"'=]*+ >)?  # A tag; one without values ends at the first >.
    | <!-- (?: -?> | .*? (?: --!?> | \Z) )
    | <[!?/] [^>]*+ (?: > | \Z)""",
    re.VERBOSE | re.IGNORECASE | re.ASCII | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""[\s/]*+ ([^\s/>] [^\s/>=]*+)
    (?: \s*+ = \s*+ (?: "([^"]*+) (?: " | \Z) | '([^']*+) (?: ' | \Z) | ([^\s>]*+) ) )?+""",
    re.VERBOSE | re.ASCII,
)
_TAG_END = re.compile(r"[\s/]*+>", re.ASCII)
_RAW_TEXT_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE | re.ASCII) for name in RAW_TEXT}
_REFERENCE = re.compile(r"&(?:\#\d++|\#x[\da-f]++|[a-z][a-z\d]*+);?", re.IGNORECASE | re.ASCII)
# int() refuses thousands of digits, and no code point has more than seven.
_LONG_NUMBER = re.compile(r"&#(?:\d{8,}+|x[\da-f]{8,}+);?", re.IGNORECASE | re.ASCII)


class Token(NamedTuple):
    """A start tag, an end tag, or, with the name "", a piece of text."""

    name: str
    text: str = ""
    is_end: bool = False
    attributes: dict = {}


def tokens(html: str) -> Iterator[Token]:
    """Yield tags and texts in order, without comments and what browsers treat as comments.

    Names are in lower case, character references are resolved. The work is linear in the length of the text.
    """
    at = 0
    while found := _TOKEN.match(html, at):
        at = found.end()
        text, slash, name, rest = found.groups()
        if text:
            yield Token("", resolved(text))
        elif name:
            attributes = {}
            if rest is None:
                attributes, at = _attributes(html, at)
            elif len(rest) > 1:
                attributes, _end = _attributes(rest, 0)
            if at <= len(html):
                yield Token(name.lower(), "", bool(slash), attributes)
            if not slash:
                at = _behind_raw_text(name.lower(), html, at)


def _behind_raw_text(name, html, at):
    if name not in RAW_TEXT:
        return at
    end = _RAW_TEXT_ENDS[name].search(html, at)
    return end.start() if end and name != "plaintext" else len(html)


def resolved(text: str) -> str:
    """Return the text with its character references resolved."""
    return unescape(_LONG_NUMBER.sub("\ufffd", text)) if "&" in text else text


def _attributes(html, at):
    """Return the attributes from there on, the first of two with one name, and the index behind the tag."""
    found = {}
    while attribute := _ATTRIBUTE.match(html, at):
        at = attribute.end()
        value = attribute[2] or attribute[3] or attribute[4] or ""
        found.setdefault(attribute[1].lower(), _REFERENCE.sub(_in_a_value, value) if "&" in value else value)
    end = _TAG_END.match(html, at)
    return found, end.end() if end else len(html) + 1


def _in_a_value(reference):
    """Return the resolved reference, or it unchanged where it is part of an address, such as "&copy=1"."""
    written = reference[0]
    stands_alone = not reference.string.startswith("=", reference.end()) and written[1:] in html5
    return resolved(written) if written[1] == "#" or written[-1] == ";" or stands_alone else written
