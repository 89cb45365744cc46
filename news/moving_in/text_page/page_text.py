"""The parsing of an imported page: the lines of an article page of the old portal become a Page."""

import hashlib
import re
from contextlib import suppress
from datetime import date, datetime
from itertools import pairwise
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.moving_in.composing import dates
from news.moving_in.composing.phrases import (
    ends_sentence,
    ends_text,
    is_document,
    is_related,
    source_and_lead,
)
from news.moving_in.refusals import Refused
from news.moving_in.story import Film
from news.moving_in.text_page.page_story import (
    Block,
    Kind,
    is_item,
    is_place,
    story_and_closing,
    text_end,
)

VIDEO_KINDS = {"PS"}
LAST_BOX = "thống kê truy cập"

_VIEWS = re.compile(r"lượt xem ?: ?([0-9]{1,12}|[0-9]{1,3}([., ][0-9]{3}){1,3})", re.IGNORECASE)
_DATE = re.compile(r"\(([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})\)")
_VIDEO = re.compile(rf"• ?(\S.*?) ?{_DATE.pattern}")
_PAGER_OR_SIGN_IN = re.compile(r"1( [0-9]+)+|đăng nhập", re.IGNORECASE)


SAVE_AGAIN = gettext_lazy(
    "Open the article in a browser, copy the whole page (Ctrl+A) and save it as plain text in UTF-8."
)


def no_whole_page(wrong: str) -> Refused:
    """Return the refusal of a file that was not saved as the page stands in the browser."""
    return Refused(f"{wrong} {SAVE_AGAIN}")


class Page(NamedTuple):
    """An article page without the boxes and menus around it."""

    title: str
    views: int
    source: str
    lead: str
    blocks: list[Block]
    byline: str
    videos: list[Film]
    warnings: list[str]
    published_at: datetime | None = None

    def texts(self, kind: Kind) -> list[str]:
        return [block.text for block in self.blocks if block.kind is kind]

    def photos(self) -> list[tuple[str, bool]]:
        """Return for each photo place its caption, and whether it has none because it shares the next one's."""
        below = [*(block.kind for block in self.blocks[1:]), None]
        found = [(text, after) for (kind, text), after in zip(self.blocks, below, strict=True) if kind is Kind.PHOTO]
        return [(caption, not caption and after is Kind.PHOTO) for caption, after in found]

    def identity(self) -> str:
        """Return a hash that is the same for every copy of this page, whatever its view count."""
        texts = [self.title, self.source, self.lead, *(block.text for block in self.blocks)]
        return hashlib.sha256(" ".join(filter(None, texts)).encode()).hexdigest()


def parse(lines: list[str]) -> Page:
    """Return the page. Raises Refused unless it has title, views, lead, a paragraph and the box ending every page."""
    title, views, rest = _title_views_and_rest(lines)
    published_at, rest = _date_and_rest(rest)
    article, beside = _article_and_beside(rest)
    documents = [line for line in article if is_document(line)]
    article = [line for line in article if not is_document(line)]
    if not article or is_place(article[0]) or is_item(article[0]):
        raise no_whole_page(_("The page has no lead under “Lượt xem: …”."))
    source, lead = source_and_lead(article[0])
    blocks, closing = story_and_closing(article[1:])
    if not any(block.kind is Kind.PARAGRAPH for block in blocks):
        raise no_whole_page(_("The page has no paragraph of text under its lead."))
    films, related = _films_and_related(beside)
    videos, unknown = _videos(films)
    byline = "".join(closing[:1])
    notes = [_("a document to be attached: “{text}”").format(text=line) for line in documents]
    notes += [_("left out: “{text}”").format(text=line) for line in closing[1:] + related + unknown]
    doubts = [*_doubts(blocks, byline), *notes]
    return Page(title, views, source, lead, blocks, byline, videos, doubts, published_at)


def _title_views_and_rest(lines):
    if not lines:
        raise no_whole_page(_("The file is empty."))
    if _VIEWS.fullmatch(lines[0]):
        raise no_whole_page(_("The page has no title above “Lượt xem: …”."))
    views = _VIEWS.fullmatch(lines[1]) if len(lines) > 1 else None
    if not views:
        raise no_whole_page(_("This is no article page: its second line is not “Lượt xem: …” with a number."))
    return lines[0], int(re.sub(r"\D", "", views[1])), lines[2:]


def _date_and_rest(lines):
    """Return the time of publication below the views, or None, and the remaining lines."""
    found = dates.date_in(lines[0]) if lines else None
    return found, lines[1:] if found else lines


def _films_and_related(lines):
    """Return the lines of the list of films, and those of links to other articles."""
    first = next((number for number, line in enumerate(lines) if is_related(line)), len(lines))
    related = [line for line in lines[first:] if not _PAGER_OR_SIGN_IN.fullmatch(line)]
    return lines[:first], related


def _article_and_beside(lines):
    """Return the lines of the article, and those of the boxes beside it."""
    ends = [number for number, line in enumerate(lines) if line.casefold() == LAST_BOX]
    if not ends:
        raise no_whole_page(_("The page seems cut off: “Thống kê truy cập”, the box that ends every page, is missing."))
    lines = lines[: ends[0]]
    end = text_end(lines)
    if end >= 0:
        first = next((number for number in range(end + 1, len(lines)) if _stands_beside(lines[number])), len(lines))
    else:  # Then only what follows tells a list in the text from the one beside it.
        first = max((number for number, line in enumerate(lines) if not _stands_beside(line)), default=-1) + 1
    return lines[:first], lines[first:]


def _stands_beside(line):
    furniture = (_DATE, _PAGER_OR_SIGN_IN)
    return is_item(line) or is_related(line) or any(pattern.fullmatch(line) for pattern in furniture)


def _videos(lines):
    """Return the films, and the entries that could not be read as films."""
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
        return Film(kind, rest, date(int(year), int(month), int(day)))
    return None


def _doubts(blocks, byline):
    """Yield warnings about what an editor should check first."""
    if not any(ends_text(text) for _kind, text in blocks):
        yield _("the text does not end with “./.”")
    if not byline:
        yield _("no byline was found")
    for above, (kind, text) in pairwise(blocks):
        if above == (Kind.PHOTO, "") and kind is Kind.PARAGRAPH:
            yield _("stands as a paragraph below a photo without a caption: “{text}”").format(text=text)
    captions = (text for kind, text in blocks if kind is Kind.PHOTO)
    for number, caption in enumerate(captions, start=1):
        if ends_sentence(caption):
            yield _("the caption of photo {number} reads like a paragraph").format(number=number)
