"""The closing of an article: the byline and other short lines below its text."""

import re

from django.utils.translation import gettext as _

from news.moving_in.composing import dates, phrases
from news.moving_in.composing.pieces import Piece
from news.moving_in.story import Story
from news.text import bylines
from news.text.vietnamese import phrase

MOST_CLOSING = 4  # Lines below the text: byline, date, office …
LONGEST_BYLINE = 160
_BYLINE_START = re.compile(
    r"\W*(?:bài|tin|ảnh|thực hiện|tác giả|người viết|người đăng|bài viết|nguồn tin|theo|biên tập|ct?v)\b[^.]{0,120}",
    re.IGNORECASE,
)


def without_byline(story: Story, pieces: list[Piece]) -> list[Piece]:
    """Take the byline from the lines below the text; others there are told in a doubt."""
    last = _last_text(pieces)
    below = [piece for piece in pieces[last + 1 :] if not piece.photo]
    for piece in below:
        line = piece.text
        if dates.date_in(line) and not story.published_at:
            story.published_at = dates.date_in(line)
        elif not story.byline and _names_somebody(piece):
            story.byline = line
        elif phrase(line) != phrase(story.byline):
            story.doubts.append(_("left out: “{text}”").format(text=line))
    return [piece for piece in pieces if all(piece is not one for one in below)]


def _last_text(pieces):
    """Return the index of the last piece that is text; short lines below it close the article."""
    closing = []
    for number in range(len(pieces) - 1, -1, -1):
        piece = pieces[number]
        if piece.photo:
            continue
        if len(closing) == MOST_CLOSING or not _may_close(piece, pieces[:number]):
            return number if number or not closing else closing[-1]
        closing.append(number)
    return closing[-1] if closing else -1


def _may_close(piece, above):
    line = piece.text
    if not piece.is_paragraph or piece.inner or not line or len(line) > LONGEST_BYLINE or phrases.ends_text(line):
        return False
    if piece.look.is_right or _BYLINE_START.fullmatch(line):
        return not phrases.goes_on(line)
    is_below = any(phrases.ends_text(other.text) for other in above[-3:] if not other.photo)
    stands_out = piece.is_bold or piece.is_italic or is_below
    return stands_out and len(line.split()) <= 12 and not phrases.ends_sentence(line) and bool(bylines.names(line))


def _names_somebody(piece):
    """Return whether the line reads as a byline; one with a link must say so, because it may lead to an article."""
    line = piece.text
    has_names = bool(bylines.names(line)) and not any(span.href for span in piece.spans)
    return (has_names or bool(_BYLINE_START.fullmatch(line))) and len(line) <= LONGEST_BYLINE
