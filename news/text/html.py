"""The cleaning of HTML: what may stay of a body, whichever way it is saved."""

import re
from html import escape, unescape

import nh3
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from news.text import nesting
from news.text.links import untracked
from news.text.markup import tokens

MAX_CHARACTERS = 400_000
MAX_DEPTH = 100  # html5ever is quadratic in depth: 400 kB of nested <div> took 98 s.
MOST_PASSES = 4  # The last one only confirms that nothing changes any more.

ALIGNMENTS = {"left": "text-start", "center": "text-center", "right": "text-end", "justify": "text-justify"}
BLOCKS = {"p", "h2", "h3", "h4", "li", "td", "th", "caption", "blockquote", "table"}
INLINES = {"a", "strong", "b", "em", "i", "u", "s", "sub", "sup", "br", "abbr", "cite", "q", "small", "mark", "span"}
TABLE_PARTS = {"thead", "tbody", "tfoot", "tr", "colgroup", "col"}
TAGS = BLOCKS | INLINES | TABLE_PARTS | {"ul", "ol", "hr", "figure"}
# Removed with everything inside; of any other unknown tag the text stays.
GONE_WITH_CONTENT = set(
    "script style title noscript template iframe object applet svg math textarea select option button noembed noframes "
    "xmp plaintext audio video canvas".split()
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
# A value is kept exactly as it is or not at all: nh3 has checked its scheme before and does not check again, so a
# filter that strips or decodes would let through what nh3 refused ("\u00a0javascript:").
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
    # nh3 calls this for every attribute, also for those it drops anyway.
    allowed = VALUES.get(name)
    return value if value is not None and allowed and allowed.fullmatch(value) else None


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

_ALLOWED = {tag: ["class", *sorted(ATTRIBUTES.get(tag, set()) | ATTRIBUTES["*"])] for tag in TAGS}
_TEXT_ALIGN = re.compile(r"text-align\s*:\s*(left|center|right|justify)\b", re.IGNORECASE)
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_ANY_TAG = re.compile(r"""</?([a-z][a-z0-9]*)(?:"[^"]*"|[^"<>])*>""", re.IGNORECASE)


class TooMuch(ValidationError):
    """The text is longer or deeper nested than any article."""


TOO_LONG = _("The text is too long: at most 400,000 characters fit into one article.")
TOO_DEEP = _("The text has too many elements nested in one another. Paste it as plain text.")


def clean(html: str) -> str:
    """Return the body as it may be stored and shown; clean(clean(x)) == clean(x).

    Raises TooMuch, a ValidationError, beyond MAX_CHARACTERS or MAX_DEPTH, before cleaning and after it.
    """
    html = _UNSTORABLE.sub("", html or "")
    well_formed = None
    for _pass in range(MOST_PASSES):
        before, well_formed = well_formed, _well_formed(html)
        if well_formed == before:
            return html
        # nh3 comes last, with input that cannot take it long.
        html = _cleaner.clean(well_formed).strip()
    raise TooMuch(TOO_DEEP)


def _well_formed(html):
    if len(html) > MAX_CHARACTERS:
        raise TooMuch(TOO_LONG)
    writer = nesting.Writer(_start_tag, INLINES, MAX_DEPTH, MAX_CHARACTERS)
    try:
        for token in _shown(tokens(html)):
            writer.take(token)
        return writer.finish().strip()
    except nesting.TooDeep as error:
        raise TooMuch(TOO_DEEP) from error
    except nesting.TooLong as error:
        raise TooMuch(TOO_LONG) from error


def _shown(found):
    """Yield the tokens without the elements that are removed with everything inside."""
    gone, depth = "", 0
    for token in found:
        if gone and token.name == gone:
            depth += -1 if token.is_end else 1
            gone = gone if depth else ""
        elif not gone and token.name in GONE_WITH_CONTENT and not token.is_end:
            gone, depth = token.name, 1
        elif not gone:
            yield token


def _start_tag(name, attributes):
    if not attributes:
        return f"<{name}>"
    meant = attributes | {"class": _alignment(attributes) if name in CLASSES else None}
    if "href" in meant:
        meant["href"] = untracked(meant["href"])
    kept = ((allowed, _value(name, allowed, meant.get(allowed))) for allowed in _ALLOWED[name])
    return f"<{name}{''.join(f' {allowed}="{escape(value)}"' for allowed, value in kept if value is not None)}>"


def _alignment(attributes):
    """Return the class of an alignment, also of one set by a style as in Word, which the CSP forbids; None without."""
    by_style = _TEXT_ALIGN.search(attributes.get("style", ""))
    if by_style:
        return ALIGNMENTS[by_style[1].lower()]
    return next((name for name in attributes.get("class", "").split() if name in ALIGNMENTS.values()), None)


def plain(html: str) -> str:
    """Return the text of the cleaned body, in one line and without tags."""
    return unescape(_ANY_TAG.sub(_gap, html))


def _gap(tag):
    """Return "" for a tag within a word, a space for one that ends a line."""
    return "" if tag[1].lower() in INLINES - {"br"} else " "
