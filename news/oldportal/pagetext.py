"""The lines of an article page, as the old portal shows it -> what stands on the page."""

import hashlib
import re
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from news.oldportal.pagestory import (
    Block,
    Kind,
    ends_sentence,
    ends_text,
    is_item,
    is_place,
    story_and_closing,
    text_end,
)

VIDEO_KINDS = {"PS"}
LAST_BOX = "thống kê truy cập"

_VIEWS = re.compile(r"lượt xem ?: ?([0-9]{1,12}|[0-9]{1,3}([., ][0-9]{3}){1,3})", re.IGNORECASE)
_SOURCE = re.compile(r"\(?([^\W\d_]{2,20})\)? ?[-–—] (?=\S)")
_DATE = re.compile(r"\(([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})\)")
_VIDEO = re.compile(rf"• ?(\S.*?) ?{_DATE.pattern}")
_PAGER_OR_SIGN_IN = re.compile(r"1( [0-9]+)+|đăng nhập", re.IGNORECASE)


class NotAPage(ValueError):
    """The text is no whole article page; the message is one sentence that says what is missing."""


class VideoEntry(NamedTuple):
    """One film of the list beside the article."""

    kind: str
    title: str
    date: date


class Page(NamedTuple):
    """An article page without its furniture."""

    title: str
    views: int
    source: str
    lead: str
    blocks: list[Block]
    byline: str
    videos: list[VideoEntry]
    warnings: list[str]

    def texts(self, kind: Kind) -> list[str]:
        return [block.text for block in self.blocks if block.kind is kind]

    def identity(self) -> str:
        """The same for every copy of this page, whatever its view count says."""
        texts = [self.title, self.source, self.lead, *(block.text for block in self.blocks)]
        return hashlib.sha256(" ".join(filter(None, texts)).encode()).hexdigest()


def parse(lines: list[str]) -> Page:
    """Raises NotAPage unless there is a title, the views, a lead, a paragraph, and the box that ends every page."""
    title, views, rest = _title_views_and_rest(lines)
    article, beside = _article_and_beside(rest)
    if not article or is_place(article[0]) or is_item(article[0]):
        raise NotAPage(_("The page has no lead under “Lượt xem: …”."))
    source, lead = _source_and_lead(article[0])
    blocks, closing = story_and_closing(article[1:])
    if not any(block.kind is Kind.PARAGRAPH for block in blocks):
        raise NotAPage(_("The page has no paragraph of text under its lead."))
    videos, unknown = _videos(beside)
    left_out = [_("left out: “{text}”").format(text=line) for line in closing[1:] + unknown]
    byline = "".join(closing[:1])
    return Page(title, views, source, lead, blocks, byline, videos, [*_doubts(blocks, byline), *left_out])


def _title_views_and_rest(lines):
    if not lines:
        raise NotAPage(_("The file is empty."))
    if _VIEWS.fullmatch(lines[0]):
        raise NotAPage(_("The page has no title above “Lượt xem: …”."))
    views = _VIEWS.fullmatch(lines[1]) if len(lines) > 1 else None
    if not views:
        raise NotAPage(_("This is no article page: its second line is not “Lượt xem: …” with a number."))
    return lines[0], int(re.sub(r"\D", "", views[1])), lines[2:]


def _article_and_beside(lines):
    """The lines of the article, and those of the list of films beside it."""
    ends = [number for number, line in enumerate(lines) if line.casefold() == LAST_BOX]
    if not ends:
        raise NotAPage(_("The page seems cut off: “Thống kê truy cập”, the box that ends every page, is missing."))
    lines = lines[: ends[0]]
    end = text_end(lines)
    if end >= 0:
        first = next((number for number in range(end + 1, len(lines)) if _stands_beside(lines[number])), len(lines))
    else:  # Then a list in the text can only be told from the one beside it by what follows.
        first = max((number for number, line in enumerate(lines) if not _stands_beside(line)), default=-1) + 1
    return lines[:first], lines[first:]


def _stands_beside(line):
    return is_item(line) or _DATE.fullmatch(line) or _PAGER_OR_SIGN_IN.fullmatch(line)


def _source_and_lead(line):
    source = _SOURCE.match(line)
    if source and source[1].isupper():
        return source[1], line[source.end() :]
    return "", line


def _videos(lines):
    """The films, and the lines that are none."""
    entries = []
    for line in lines:
        if _PAGER_OR_SIGN_IN.fullmatch(line):
            continue
        if not is_item(line) and entries and is_item(entries[-1]) and not _VIDEO.fullmatch(entries[-1]):
            entries[-1] += f" {line}"
        else:
            entries.append(line)
    videos = {entry: _video(entry) for entry in entries}
    return [video for video in videos.values() if video], [entry for entry in videos if not videos[entry]]


def _video(entry):
    found = _VIDEO.fullmatch(entry)
    if not found:
        return None
    title, day, month, year = found.groups()
    kind, _space, rest = title.partition(" ")
    if not rest or kind not in VIDEO_KINDS:
        kind, rest = "", title
    with suppress(ValueError):  # 31/02/2024
        return VideoEntry(kind, rest, date(int(year), int(month), int(day)))
    return None


def _doubts(blocks, byline):
    """What an editor should look at first."""
    if not any(ends_text(text) for _kind, text in blocks):
        yield _("the text does not end with “./.”")
    if not byline:
        yield _("no byline was found")
    captions = (text for kind, text in blocks if kind is Kind.PHOTO)
    for number, caption in enumerate(captions, start=1):
        if ends_sentence(caption):
            yield _("the caption of photo {number} reads like a paragraph").format(number=number)
