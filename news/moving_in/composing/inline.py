"""Inline text: spans with marks such as bold, and the HTML and the plain text that they make."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from django.utils.html import escape
from django.utils.translation import gettext as _

from news.moving_in.refusals import Refused

MARKS = ("strong", "em", "u", "s", "sub", "sup")
NO_MARKS: frozenset[str] = frozenset()
MOST_MARKS_ON_A_LETTER = 30  # unicodedata sorts 40,000 of them in 1.4 s, and twice as many in four times that.
UNSEEN = {"Cc", "Cf"}
_GAPS = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?\n[ \n]*")


class Span(NamedTuple):
    """Text with the marks of MARKS that it bears; "\\n" is a line break within a paragraph."""

    text: str
    marks: frozenset[str] = NO_MARKS
    href: str = ""


def tidy(spans: Iterable[Span]) -> list[Span]:
    """Return the spans with visible characters only, in NFC, single spaces, nothing at the ends, equal ones joined.

    Raises Refused for letters with dozens of marks on them.
    """
    found: list[Span] = []
    for (marks, href), alike in groupby(spans, key=lambda span: span[1:]):
        text = seen("".join(span.text for span in alike))
        before = found[-1].text[-1] if found else "\n"
        text = text.lstrip(" \n") if before == "\n" else text.lstrip(" ") if before == " " else text
        if text:
            found.append(Span(text, marks, href))
    while found and not found[-1].text.rstrip():
        found.pop()
    return [*found[:-1], found[-1]._replace(text=found[-1].text.rstrip())] if found else []


def has_stacked_marks(text: str) -> bool:
    """Return whether a letter bears so many marks that normalising the text would take long."""
    return b"\1" * MOST_MARKS_ON_A_LETTER in bytes(map(bool, map(unicodedata.combining, text)))


def seen(text: str) -> str:
    """Return the visible characters of a text in NFC, with single spaces. Raises Refused for stacked marks."""
    if has_stacked_marks(text):
        raise Refused(
            _("The text holds letters with dozens of marks on them. Take them out and choose the file again.")
        )
    spaced = _GAPS.sub(" ", text.replace("\r", "\n").replace("\u2028", "\n"))
    visible = "".join(letter for letter in spaced if letter == "\n" or unicodedata.category(letter) not in UNSEEN)
    return unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", _GAPS.sub(" ", visible)))


def line(text: str) -> str:
    """Return the visible text in one line, in NFC. Raises Refused for stacked marks."""
    return " ".join(seen(text).split())


def plain(spans: Iterable[Span]) -> str:
    """Return the text of the spans in one line."""
    return " ".join("".join(span.text for span in spans).split())


def html(spans: Iterable[Span], without: frozenset[str] = NO_MARKS) -> str:
    """Return the spans as HTML, leaving out the marks named by `without`."""
    return "".join(_html(span, span.marks - without) for span in spans)


def _html(span, marks):
    written = escape(span.text).replace("\n", "<br>")
    for mark in reversed(MARKS):
        if mark in marks:
            written = f"<{mark}>{written}</{mark}>"
    return f'<a href="{escape(span.href)}">{written}</a>' if span.href else written


def all_have(spans: list[Span], mark: str) -> bool:
    """Return whether all visible text bears the mark."""
    return bool(spans) and all(mark in span.marks for span in spans if span.text.strip())
