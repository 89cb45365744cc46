"""The import of one article page of the old portal, saved as text: a draft with photo places, films and views."""

import codecs
import re
import unicodedata
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from news.models import Article, Photo, Source, Video, views_brought_along
from news.moving_in.page_story import CELL_END, Kind, body
from news.moving_in.page_text import NotAPage, Page, no_whole_page, parse
from news.text import html
from news.text.homoglyphs import ours

MOST_BYTES = 5_000_000
MOST_MARKS = 30  # On one letter: unicodedata sorts 40,000 marks in 1.4 s, and twice as many in four times that.
LONGEST_ID = 10**18
_UNSEEN = {"Cc", "Cf"}
_CELL_ENDS = re.compile(r"(?<=[^\s])\t+(?=[^\s])")


def read_page(path: Path) -> Page:
    """Return the parsed page. Raises NotAPage, which says what to do, if the file is no whole article page."""
    page = parse(lines(_text(_content(path))))
    _check_lengths(page)
    return page


@transaction.atomic
def save_page(page: Page, creator=None) -> Article | None:
    """Return the draft made of the page; None, with nothing changed, if the page was imported before.

    A later copy with more views changes nothing either: from the import on, this site counts the views itself.
    """
    values = {"title": page.title, "lead": page.lead, "byline": page.byline, "published_at": page.published_at}
    values |= {"note": "\n".join(page.warnings), "creator": creator}
    article, made = Article.objects.get_or_create(imported_as=page.identity(), defaults=values)
    if not made:
        return None
    if page.source:
        article.source, _made = Source.objects.get_or_create(code=page.source, defaults={"name": page.source})
    photos = Photo.objects.bulk_create(_photos(page, article))
    article.body = body(page.blocks, [photo.pk for photo in photos])
    article.save()
    for video in page.videos:
        _save_video(video)
    views_brought_along.send(sender=Article, article=article, views=page.views)
    return article


def _photos(page, article):
    for order, (caption, shares) in enumerate(page.photos()):
        # bulk_create() sends no `pre_save`, so text/nfc.py does not normalise these rows.
        yield Photo(article=article, caption=ours(caption), shares_caption=shares, order=order)


def imported_before(page: Page) -> Article | None:
    """Return the article that was made of this page before, or None."""
    return Article.objects.filter(imported_as=page.identity()).first()


def lines(text: str) -> list[str]:
    """Return the lines that have text: NFC, single spaces, nothing invisible. Raises NotAPage for stacked marks."""
    if b"\1" * MOST_MARKS in bytes(map(bool, map(unicodedata.combining, text))):
        raise no_whole_page(_("The file holds letters with dozens of marks on them: this is no article page."))
    composed = (unicodedata.normalize("NFC", _seen(line)) for line in text.splitlines())
    return [line for line in composed if line]


def _seen(line):
    """Return the visible text of a line; a tab between two texts stays, because it separates cells of a table."""
    return CELL_END.join(filter(None, map(_seen_in_a_cell, _CELL_ENDS.split(line))))


def _seen_in_a_cell(line):
    spaced = " ".join(line.split())
    return " ".join("".join(letter for letter in spaced if unicodedata.category(letter) not in _UNSEEN).split())


def _content(path):
    try:
        if not path.is_file():
            raise NotAPage(_("There is no such file: check its name and its folder."))
        if path.stat().st_size > MOST_BYTES:
            raise no_whole_page(_("The file is larger than 5 MB: this is no article page."))
        return path.read_bytes()
    except OSError as error:
        raise NotAPage(
            _("The file cannot be read: {reason}. Check its name, its folder and who may read it.").format(
                reason=error.strerror
            )
        ) from error


def _text(content):
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if wide else "utf-8")
    except UnicodeDecodeError as error:
        if "unexpected end" in error.reason or "truncated" in error.reason:
            raise no_whole_page(_("The page seems cut off in the middle of a letter.")) from error
        raise no_whole_page(_("The file is no text in UTF-8.")) from error
    if "\0" in text:
        raise no_whole_page(_("The file is no text in UTF-8."))
    return text


def _check_lengths(page):
    """Raise NotAPage for texts that are too long for their fields, before anything is written."""
    videos = [(video.title, Video, "title") for video in page.videos]
    texts = [(page.title, Article, "title"), (page.byline, Article, "byline"), *videos]
    for text, model, name in texts:
        field = model._meta.get_field(name)
        if len(text) > field.max_length:
            message = _(
                "“{start}…” is longer than the {most} characters that fit into “{field}”: shorten it in the file."
            )
            raise NotAPage(message.format(start=text[:40], most=field.max_length, field=field.verbose_name))
    photos = len(page.texts(Kind.PHOTO))
    if len(body(page.blocks, [LONGEST_ID] * photos)) > html.MAX_CHARACTERS:
        too_long = _("The text is too long: at most 400,000 characters fit into one article.")
        divide = _("Divide it into several files, each with title, “Lượt xem: …” and lead.")
        raise NotAPage(f"{too_long} {divide}")


def _save_video(video):
    """Create the film unless it exists: a page names the newest films, so many pages name the same one."""
    if not Video.objects.filter(title=video.title, date=video.date).exists():
        Video.objects.create(title=video.title, date=video.date, kind=video.kind)
