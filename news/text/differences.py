"""Differences of two HTML texts: removed and added words marked in what readers see."""

import re
import unicodedata
from difflib import SequenceMatcher
from html import escape
from html.parser import HTMLParser
from itertools import groupby

from django.utils.safestring import SafeString, mark_safe

BLOCKS = {"p", "h1", "h2", "h3", "h4", "ul", "ol", "table", "blockquote", "figure", "hr"}
WITHOUT_END = {"br", "hr", "img", "col"}
# Spaces next to these are invisible: editors put line ends there and fill empty cells.
SPACELESS = BLOCKS | set("li td th tr thead tbody tfoot caption colgroup col br".split())
LINK = ("<a ", "<a>")
WORD = re.compile(r"\s+|\w+|[^\w\s]")
# Beyond these, which no article reaches, comparing takes minutes: all counts as removed and added anew.
MOST_PAIRS_OF_WORDS, MOST_PAIRS_OF_BLOCKS = 10_000_000, 10_000
ALIKE = 0.4  # From this ratio on a block counts as changed, below it as removed and another added.


def in_one(old: str, new: str) -> SafeString:
    """Return the new text with added and removed words marked. Both texts are cleaned HTML."""
    return mark_safe("".join(_joined(*pair) for pair in _pairs(blocks(old), blocks(new))))


def side_by_side(old: str, new: str) -> tuple[SafeString, SafeString]:
    """Return the old text with removed words marked, and the new one with added words marked."""
    pairs = list(_pairs(blocks(old), blocks(new)))
    left = "".join(_one_side(block, other, "del") for block, other in pairs)
    right = "".join(_one_side(block, other, "ins") for other, block in pairs)
    return mark_safe(left), mark_safe(right)


def blocks(html: str) -> list[list[str]]:
    """Return the text as blocks of tags, words and whole links; equal for equal texts, however they are written."""
    parser = _Cutter()
    parser.feed(unicodedata.normalize("NFC", html))
    parser.close()
    return parser.blocks


class _Cutter(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks, self._open = [], []

    def handle_starttag(self, tag, attrs):
        if not self._open and (tag in BLOCKS or not self.blocks):
            self.blocks.append([])
        # Sorted: the cleaner writes attributes in any order.
        told = "".join(f' {name}="{escape(value or "")}"' for name, value in sorted(attrs))
        self._end_line(tag)
        self.blocks[-1].append(f"<{tag}{told}>")
        if tag not in WITHOUT_END:
            self._open.append(tag)

    def handle_endtag(self, tag):
        if self._open and self._open[-1] == tag:
            self._open.pop()
            self._end_line(tag)
            self.blocks[-1].append(f"</{tag}>")
            if tag == "a":
                self._join_link(self.blocks[-1])

    def handle_data(self, data):
        if not self.blocks or (not self._open and data.isspace()):
            return
        words = [" " if word.isspace() else escape(word) for word in WORD.findall(data)]
        self.blocks[-1] += words[1:] if words[0] == " " and self._is_line_begun() else words

    def _end_line(self, tag):
        block = self.blocks[-1]
        if tag in SPACELESS and block and block[-1] == " ":
            block.pop()

    def _is_line_begun(self):
        """Return whether the last piece is a tag next to which spaces are invisible."""
        name = re.match(r"</?(\w+)", self.blocks[-1][-1]) if self.blocks[-1] else None
        return name is not None and name[1] in SPACELESS

    def _join_link(self, block):
        """Make the link one piece: the same words with another target are another text."""
        start = max(place for place, part in enumerate(block) if part.startswith(LINK))
        block[start:] = ["".join(block[start:])]


def _pairs(olds, news):
    """Yield each old block with the new one it became; [] stands for a missing one."""
    for kind, a, b, c, d in _steps([*map(tuple, olds)], [*map(tuple, news)], autojunk=False):
        yield from zip(olds[a:b], news[c:d], strict=True) if kind == "equal" else _alike(olds[a:b], news[c:d])


def _steps(old, new, **how):
    """Return difflib's opcodes from the old sequence to the new one."""
    if len(old) * len(new) > MOST_PAIRS_OF_WORDS:
        return [("replace", 0, len(old), 0, len(new))]
    return SequenceMatcher(None, old, new, **how).get_opcodes()


def _alike(olds, news):
    is_too_much = len(olds) * len(news) > MOST_PAIRS_OF_BLOCKS
    for old in olds:
        likeness = [] if is_too_much else [SequenceMatcher(None, old, new).quick_ratio() for new in news]
        best = max(likeness, default=0)
        if best < ALIKE:
            yield old, []
            continue
        place = likeness.index(best)
        yield from (([], new) for new in news[:place])
        yield old, news[place]
        news = news[place + 1 :]
    yield from (([], new) for new in news)


def _joined(old, new):
    if not new:
        return _wrapped(old, "del")
    made = []
    for kind, a, b, c, d in _steps(old, new):
        # Only tags of the new text are kept, so that the result is well-formed.
        gone = "" if kind == "equal" else _wrapped([part for part in old[a:b] if not _is_tag(part)], "del")
        come = "".join(new[c:d]) if kind == "equal" else _wrapped(new[c:d], "ins")
        made.append(gone + come)
    return "".join(made)


def _one_side(block, other, mark):
    return "".join(
        "".join(block[a:b]) if kind == "equal" else _wrapped(block[a:b], mark)
        for kind, a, b, _c, _d in _steps(block, other)
    )


def _wrapped(parts, mark):
    """Return the parts with the words in <del> or <ins> (`mark`) and the tags as they are."""
    made = []
    for are_tags, run in groupby(parts, _is_tag):
        text = "".join(run)
        made.append(text if are_tags or text.isspace() else f"<{mark}>{text}</{mark}>")
    return "".join(made)


def _is_tag(part):
    return part.startswith("<") and not part.startswith(("<img", *LINK))
