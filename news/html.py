"""What survives of a reporter's HTML: one gate, passed by every body however it is saved."""

import re
from html import escape, unescape

import nh3
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from news.links import untracked

MAX_CHARACTERS = 400_000
MAX_DEPTH = 100  # html5ever is quadratic in depth: 400 kB of nested <div> took it 98 s.

ALIGNMENTS = {"left": "text-start", "center": "text-center", "right": "text-end", "justify": "text-justify"}
BLOCKS = {"p", "h2", "h3", "h4", "li", "td", "th", "caption", "blockquote", "table"}
INLINES = {"a", "strong", "b", "em", "i", "u", "s", "sub", "sup", "br", "abbr", "cite", "q", "small", "mark", "span"}
TABLE_PARTS = {"thead", "tbody", "tfoot", "tr", "colgroup", "col"}
TAGS = BLOCKS | INLINES | TABLE_PARTS | {"ul", "ol", "hr", "figure"}
# These go with everything inside them; any other unknown tag goes and leaves its text.
GONE_WITH_CONTENT = set(
    "script style title head noscript template iframe object embed applet svg math textarea select option button form "
    "frameset noembed noframes xmp plaintext audio video canvas".split()
)
ATTRIBUTES = {
    "a": {"href", "title"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "col": {"span"},
    "colgroup": {"span"},
    "ol": {"start", "reversed"},
    "abbr": {"title"},
    "figure": {"data-photo"},
    "*": {"lang"},
}
CLASSES = {tag: set(ALIGNMENTS.values()) for tag in BLOCKS}

_HREF = r"""(?:https?://[^\x00-\x20\\<>"'][^\x00-\x1f\\<>"]{0,1900}|mailto:[^\s<>"']{3,300}|tel:\+?[0-9().\- ]{3,30}"""
_HREF += r"""|/(?![/\\])[^\x00-\x20\\<>"']{0,1900}|\#[\w.\-]{1,100})"""
_SMALL_NUMBER = r"[1-9]\d{0,2}"
# A value is kept exactly as it stands or not at all: nh3 has judged its scheme before and will not look again, so a
# filter that strips or decodes hands back what nh3 refused ("\u00a0javascript:").
VALUES = {
    name: re.compile(pattern, re.ASCII)
    for name, pattern in {
        "href": _HREF,
        "colspan": _SMALL_NUMBER,
        "rowspan": _SMALL_NUMBER,
        "span": _SMALL_NUMBER,
        "start": r"[1-9]\d{0,3}",
        "scope": r"row|col",
        "lang": r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*",
        "data-photo": r"[1-9]\d{0,17}",
        "reversed": r"",
        "title": r"[^\x00]{0,500}",
        "class": r"[^\x00]{0,500}",
        "rel": r"[^\x00]{0,100}",
    }.items()
}


def _value(tag, name, value):
    # nh3 asks of every attribute, those it drops anyway too.
    allowed = VALUES.get(name)
    return value if allowed and allowed.fullmatch(value) else None


_cleaner = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=GONE_WITH_CONTENT,
    attributes=ATTRIBUTES,
    attribute_filter=_value,
    allowed_classes=CLASSES,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="noopener noreferrer",
    strip_comments=True,
)

# Of these, none nests in itself without one that counts.
_FLAT = set("p li td th tr br hr img col wbr input meta link source option dt dd".split())
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,40})")
_STYLED_BLOCK = re.compile(rf"<({'|'.join(sorted(BLOCKS))})\b([^<>]{{0,2000}})>", re.IGNORECASE)
_TEXT_ALIGN = re.compile(r"""\sstyle\s*=\s*(["'])[^"']*?text-align\s*:\s*(left|center|right|justify)\b[^"']*\1""", re.I)
_CLASS = re.compile(r"""\sclass\s*=\s*(["'])([^"']*)\1""", re.I)
_ANY_TAG = re.compile(r"""</?([a-z][a-z0-9]*)(?:"[^"]*"|[^"<>])*>""", re.IGNORECASE)
# What was written inside a photo's place moves behind it, so that the place is always the same few letters (story.py).
_PLACE = re.compile(r"""<figure\b[^<>]*\sdata-photo=(["']?)(\d{1,18})\1(?=[\s>])[^<>]*>(.*?)</figure>""", re.S | re.I)
# Behind the last end there is no place; each beginning that looked for one there would read on to the end of the body.
_TO_THE_LAST_END = re.compile(r"\A.*</figure>", re.S | re.I)


_HREF_ATTRIBUTE = re.compile(r"""(\shref\s*=\s*)(?:"([^"]*)"|'([^']*)')""", re.I)
# Nothing but spaces: a paragraph in which nobody wrote, or a mark around nothing.
_EMPTY = re.compile(r"<(p|h[2-4]|strong|b|em|i|u|s|a|span)(?: [^<>]*)?>((?:[\s\u00a0]|&nbsp;|<br>)*)</\1>")


class TooMuch(ValidationError):
    """The text is longer or deeper nested than any article."""


def clean(html: str) -> str:
    """The body as it may be stored and shown: clean(clean(x)) says the same as clean(x).

    Raises TooMuch, a ValidationError, beyond MAX_CHARACTERS or MAX_DEPTH.
    """
    html = (html or "").replace("\0", "")
    if len(html) > MAX_CHARACTERS:
        raise TooMuch(_("The text is too long: at most 400,000 characters fit into one article."))
    if depth(html) > MAX_DEPTH:
        raise TooMuch(_("The text has too many elements nested in one another. Paste it as plain text."))
    html = _TO_THE_LAST_END.sub(_empty_places, html)
    html = _HREF_ATTRIBUTE.sub(_untracked, html)
    return _without_empty(_cleaner.clean(_STYLED_BLOCK.sub(_alignment_as_class, html)))


def _empty_places(part):
    return _PLACE.sub(r'<figure data-photo="\2"></figure>\3', part[0])


def _without_empty(cleaned):
    """Without paragraphs that hold nothing; whatever was taken out, nh3 has the last word."""
    fuller, html = cleaned, _EMPTY.sub(_only_space, cleaned)
    while len(html) < len(fuller):
        fuller, html = html, _EMPTY.sub(_only_space, html)
    return (cleaned if html == cleaned else _cleaner.clean(html)).strip()


def _only_space(element):
    return " " if element[2] and element[1] not in ("p", "h2", "h3", "h4") else ""


def _untracked(attribute):
    address = unescape(attribute[2] or attribute[3] or "")
    meant = untracked(address)
    return attribute[0] if meant == address else f'{attribute[1]}"{escape(meant)}"'


def plain(html: str) -> str:
    """What the cleaned body says, in one line without its tags."""
    return unescape(_ANY_TAG.sub(_gap, html))


def _gap(tag):
    """Nothing for a tag within a word, a blank for one that ends a line."""
    return "" if tag[1].lower() in INLINES - {"br"} else " "


def depth(html: str) -> int:
    """How deep tags nest, found in linear time."""
    now = deepest = 0
    for tag in _TAG.finditer(html):
        if tag[2].lower() not in _FLAT:
            now = max(now - 1, 0) if tag[1] else now + 1
            deepest = max(deepest, now)
    return deepest


def _alignment_as_class(tag):
    """Word aligns by a style, which the readers' policy refuses; nh3 still comes after whatever is made here."""
    aligned = _TEXT_ALIGN.search(tag[2])
    if not aligned:
        return tag[0]
    classes = _CLASS.search(tag[2])  # Of two class attributes a parser keeps the first.
    kept = f"{classes[2]} " if classes else ""
    return f'<{tag[1]} class="{kept}{ALIGNMENTS[aligned[2].lower()]}"{tag[2]}>'
