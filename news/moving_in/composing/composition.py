"""The composing of a story: pieces become lead, source, body, captions, documents and byline by what they can be."""

from dataclasses import replace
from datetime import time
from itertools import pairwise

from django.utils import timezone
from django.utils.translation import gettext as _

from news.moving_in.composing import captions, closing, dates, inline, phrases
from news.moving_in.composing.pieces import Piece
from news.moving_in.story import Document, Kind, Photo, Story, Text
from news.text.vietnamese import phrase, words

MOST_ABOVE = 4  # Lines above the text: date, views …
LONGEST_LEAD = 1200
_HEADINGS = (Kind.HEADING, Kind.SUBHEADING)


def compose(story: Story, pieces: list[Piece], *, leads: bool = False) -> Story:
    """Return the story with what its pieces tell; what it has already, such as title and date, is not read again.

    With `leads`, the first paragraph is the lead if there are more. Doubts name what an editor should look at.
    """
    pieces = [piece for piece in pieces if not piece.is_empty]
    pieces = _without_title(story, _without_times(story, pieces))
    pieces = captions.give(_without_documents(story, pieces))
    pieces = _without_lead(story, pieces, leads)
    pieces = closing.without_byline(story, pieces)
    story.blocks += _blocks(_with_headings(pieces))
    story.doubts += _doubts(pieces)
    return story


def _without_times(story, pieces):
    """Take date and views from lines above the text that tell nothing else."""
    kept = []
    for number, piece in enumerate(pieces):
        told = number < MOST_ABOVE and piece.is_paragraph and _take_times(story, piece.text)
        kept += [] if told else [piece]
    return kept


def _take_times(story, line):
    date, views = dates.date_in(line), dates.views_in(line)
    is_short = len(line) <= dates.LONGEST_LINE // 2
    if date is None and (views is None or not is_short):
        return False
    if date and _is_another_day(date, story.published_at) and not dates.is_update(line):
        return False
    story.published_at = story.published_at or date
    story.views = story.views or views or 0
    return True


def _is_another_day(date, published_at):
    """Return whether it is a day without a time, and not that of the article: such as one of a chronicle."""
    found = timezone.localtime(date)
    return found.time() == time() and published_at is not None and found.date() != timezone.localdate(published_at)


def _without_title(story, pieces):
    """Remove the title from the head of the text; without one, take what stands there as one."""
    if not story.title:
        first = next((piece for piece in pieces[:3] if piece.is_title), None) or next(iter(pieces), None)
        if first and _may_be_title(first):
            story.title = first.text
    title = phrase(story.title)
    same = next((piece for piece in pieces[:3] if title and not piece.photo and phrase(piece.text) == title), None)
    return [piece for piece in pieces if piece is not same]


def _may_be_title(piece):
    if piece.photo or piece.inner or len(piece.text) > 300:
        return False
    return piece.is_title or piece.kind in _HEADINGS or piece.is_bold or not phrases.ends_sentence(piece.text)


def _without_documents(story, pieces):
    """Attach the documents that pieces link to; a line that only offers one is no text."""
    kept = []
    for piece in pieces:
        told = piece.text
        story.documents += [_document(document, told) for document in piece.documents]
        only_links = piece.documents and not piece.inner and phrase(told) in _offers(piece.documents)
        is_offer = piece.is_paragraph and phrases.is_document(told)
        if is_offer and not piece.documents:
            story.doubts.append(_("a document to be attached: “{text}”").format(text=told))
        kept += [] if only_links or is_offer else [piece]
    return kept


def _offers(documents):
    return {
        phrase(" ".join(document.title for document in documents)),
        "",
        *(phrase(one.title) for one in documents),
    }


def _document(document, line):
    """Return the document with a title that says what it is, not "tại đây"."""
    title = phrases.document_title(document.title)
    if len(words(title)) < 2 or phrase(title) in ("tai day", "tai ve", "xem tai day"):
        title = phrases.document_title(line)
    return Document((title or document.name)[:300], document.file, document.name)


def _without_lead(story, pieces, leads):
    """Take the lead: given by the reader, or the first paragraph if it looks or reads as one."""
    first = next((piece for piece in pieces if not piece.photo), None)
    if story.lead:
        same = first and first.is_paragraph and phrase(first.text) == phrase(story.lead)
        pieces = [piece for piece in pieces if not same or piece is not first]
    elif first and not first.inner and not first.documents and len(first.text) <= LONGEST_LEAD:
        others = any(piece.is_paragraph for piece in pieces if piece is not first)
        stands_out = first.is_bold or first.is_italic or phrases.source_and_lead(first.text)[0]
        is_sentence = first.kind in _HEADINGS and first.text.endswith((".", "!", "…"))  # A lead set as a heading.
        if others and (is_sentence or (first.is_paragraph and (leads or stands_out))):
            story.lead = first.text
            pieces = [piece for piece in pieces if piece is not first]
    if not story.source:
        story.source, story.lead = phrases.source_and_lead(story.lead)
    return pieces


def _with_headings(pieces):
    """Make bold short lines headings, and the highest headings of the text those of the second level."""
    levels = {piece.kind for piece in pieces if piece.kind in _HEADINGS}
    for piece, below in pairwise([*pieces, Piece()]):
        is_highest = piece.kind is Kind.SUBHEADING and levels == {Kind.SUBHEADING}
        stands_above = piece.is_paragraph and not below.is_empty and not below.photo
        if is_highest or (stands_above and _may_be_heading(piece)):
            piece.kind = Kind.HEADING
    return pieces


def _may_be_heading(piece):
    line = piece.text
    return (
        piece.is_bold
        and len(line.split()) <= phrases.LONGEST_SUBHEAD
        and not phrases.ends_sentence(line)
        and not phrases.goes_on(line)
        and not piece.documents
    )


def _blocks(pieces):
    return [piece.photo or Text(piece.kind, _inner(piece)) for piece in pieces if piece.photo or _inner(piece)]


def _inner(piece):
    without = frozenset({"strong", "em", "u"}) if piece.kind in _HEADINGS else inline.NO_MARKS
    return piece.inner or inline.html(piece.spans, without)


def _doubts(pieces):
    """Yield what an editor should check first."""
    for above, below in pairwise(pieces):
        photo = above.photo
        if photo and not photo.caption and below.is_paragraph and _might_caption(below.text):
            yield _("stands as a paragraph below a photo without a caption: “{text}”").format(text=below.text)


def _might_caption(line):
    return phrases.may_be_caption(line) and not phrases.ends_sentence(line)


def lacking(story: Story) -> list[str]:
    """Return what an article should have and the story has not, each as a doubt."""
    doubts = [] if story.published_at else [_("no date of publication was found")]
    return doubts + ([] if story.lead else [_("no lead was found")])


def without_files(photos: list[Photo]) -> list[str]:
    """Return a doubt for each photo whose file did not come along."""
    words = _("photo {number} has no file here: “{name}”")
    lacking = ((number, photo) for number, photo in enumerate(photos, 1) if photo.file is None and photo.name)
    return [words.format(number=number, name=photo.name) for number, photo in lacking]


def joined(one: Piece, other: Piece) -> Piece:
    """Return two paragraphs as one, as when the mark between them was deleted."""
    return replace(other, spans=[*one.spans, *other.spans], look=one.look, documents=[*one.documents, *other.documents])
