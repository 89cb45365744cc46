"""What became of a story, or would become of it, in lines for the command."""

from collections.abc import Iterator

from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from news.models import ImportedItem, Source
from news.moving_in.story import Kind, Story, Text


def lines(item: ImportedItem, story: Story, *, is_dry: bool) -> Iterator[str]:
    """Yield lines on an article that was made, would be made, or was known."""
    if item.outcome == ImportedItem.Outcome.KNOWN:
        yield item.words
        return
    if is_dry:
        yield item.title
        yield from description(story)
    else:
        kind = _("draft") if item.is_draft else _("published article")
        made = _("{kind} {number} “{title}”: {views} views, {photos} photos, {documents} documents")
        values = {"views": item.views, "photos": item.photos, "documents": item.documents}
        yield made.format(kind=kind, number=item.article_id, title=item.title, **values)
    yield from (_("please check: {warning}").format(warning=words) for words in item.words.splitlines())


def description(story: Story) -> Iterator[str]:
    """Yield lines that describe the article that would be made."""
    if story.published_at:
        yield _("published: {time:%d/%m/%Y %H:%M}").format(time=localtime(story.published_at))
    yield _("source: {source}").format(source=_source(story.source))
    yield _("views: {views}").format(views=story.views)
    yield _("lead: {lead}").format(lead=_short(story.lead))
    yield _counts(story)
    for block in story.blocks:
        if isinstance(block, Text) and block.kind is Kind.HEADING:
            yield _("subhead: {text}").format(text=block.html)
    for number, photo in enumerate(story.photos(), start=1):
        yield _photo(number, photo)
    yield _("byline: {byline}").format(byline=story.byline or _("(none)"))
    for document in story.documents:
        yield _("document: {title}").format(title=document.title)
    for film in story.films:
        title = f"{film.kind} {film.title}".strip()
        yield _("video of {date:%d/%m/%Y}: {title}").format(date=film.date, title=title)


def _counts(story):
    photos = story.photos()
    return _("{paragraphs} paragraphs, {subheads} subheads, {photos} photo places, {captions} captions").format(
        paragraphs=story.count(Kind.PARAGRAPH),
        subheads=story.count(Kind.HEADING, Kind.SUBHEADING),
        photos=len(photos),
        captions=len([photo for photo in photos if photo.caption]),
    )


def _photo(number, photo):
    none = _("(shares the next one's caption)") if photo.shares_caption else _("(none)")
    caption = _short(photo.caption) or none
    credit = f" [{photo.credit}]" if photo.credit else ""
    file = f" ← {photo.file.name}" if photo.file else ""
    return _("photo {number}: {caption}").format(number=number, caption=caption) + credit + file


def _source(code):
    if not code:
        return _("(none)")
    return code if Source.objects.filter(code=code).exists() else _("{code} (new)").format(code=code)


def _short(text):
    return Truncator(text).chars(80)
