"""Hints about an article before it is published, each with its field in the form; they forbid nothing."""

import re
from itertools import pairwise
from typing import NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from news import workflow
from news.checking import wording
from news.models import BoardName
from news.text import html
from news.text.story import PLACE, Figure, story

_BLOCK = re.compile(rf"</?(?:{'|'.join(sorted({*html.BLOCKS, 'figure', 'br', 'ul', 'ol'}))})\b[^<>]*>")

_LINK = re.compile(r'<a\b[^<>]*\shref="(?:https?://[^/"]+)?(/[^"]*)"[^<>]*>(.*?)</a>', re.S)
OF_EVERY_BOARD = "Thi đua – Khen thưởng"


class Hint(NamedTuple):
    """What to look at, the form's field where it is, and the words to select there."""

    words: str | Promise
    place: str
    quote: str = ""


def hints(article, photos=None) -> list[Hint]:
    """Return all hints about the article as it is stored, or with these unsaved photos of its form."""
    photos = list(article.photos.all()) if photos is None else photos
    return [
        *_missing(article),
        *_of_photos(article, photos),
        *_of_source(article),
        *_of_links(article),
        *_of_wording(article, photos),
    ]


def _missing(article):
    for name in ("title", "category", "lead", "body"):
        if workflow.is_empty(getattr(article, name)):
            field = str(article._meta.get_field(name).verbose_name)
            yield Hint(_("Still empty: {field}").format(field=field), name)


def _of_photos(article, photos):
    places = {photo.pk: number for number, photo in enumerate(photos)}
    for number, photo in enumerate(photos, start=1):
        if not photo.image and not photo.is_arriving:
            yield Hint(_("Photo {number}: the file is missing").format(number=number), _place(photo, number - 1))
        elif not photo.alt.strip():
            place = _place(photo, number - 1, "alt")
            yield Hint(_("Photo {number} has no description").format(number=number), place)
    for figure in story(article.body, photos):
        for photo in _without_caption(figure):
            number = places[photo.pk]
            yield Hint(_("Photo {number} has no caption").format(number=number + 1), _place(photo, number))
    yield from _rows_to_be(article, photos, places)
    if any(int(pk) not in places for pk in PLACE.findall(article.body)):
        # The quote is the text that the editor shows at such a place (photoplace.js).
        quote = _("A photo that is no longer among the photos of this article")
        yield Hint(_("The text still has the place of a photo that was removed"), "body", quote)


def _rows_to_be(article, photos, places):
    """Yield an offer for each landscape photo that stands right before another one and could be in a row with it."""
    alone = [_plain_landscape(part) for part in story(article.body, photos)]
    for photo, other in pairwise(alone):
        if photo and other:
            words = _("Photos {number} and {other} are landscapes one after the other: they could stand in a row")
            number = places[photo.pk]
            told = words.format(number=number + 1, other=places[other.pk] + 1)
            yield Hint(told, _place(photo, number, "layout"))


def _plain_landscape(part):
    """Return the landscape photo that is the whole part and whose place on the page nobody has chosen, or None."""
    if not isinstance(part, Figure) or len(part.photos) > 1:
        return None
    [photo] = part.photos
    return photo if photo.image and not photo.layout and (photo.width or 0) > (photo.height or 0) else None


def _place(photo, number, field="caption"):
    """Return the name of the photo's field in the form; `row` is its row while photos are being dragged."""
    return f"photos-{getattr(photo, 'row', number)}-{field}"


def _without_caption(part):
    """Yield the photos of a figure that lack a caption, except those that share the next one's on purpose."""
    if isinstance(part, Figure):
        missing = [photo for photo in part.photos if not photo.caption.strip()]
        yield from (photo for photo in missing if photo is part.photos[-1] or not photo.shares_caption)


def _of_source(article):
    for name, text in (("lead", article.lead), ("body", html.plain(article.body))):
        if found := wording.PREFIX.match(text):
            words = _("Begins with a source, which is printed by itself: “{words}”")
            yield Hint(words.format(words=found[0].strip()), name, found[0].strip())


def _of_links(article):
    desk = reverse("admin:index")
    for path, words in _LINK.findall(article.body):
        if path.startswith(desk):
            yield Hint(_("A link leads to the desk, which readers cannot open"), "body", html.plain(words))


def _of_wording(article, photos):
    names = {OF_EVERY_BOARD, *BoardName.objects.values_list("name", flat=True)}
    stretches = list(_stretches(article, photos))
    for place, text in stretches:
        yield from _of_stretch(place, text, names)
    # One hint of each kind is enough: whoever corrects it looks for the others.
    everything = "\n".join(text for _place, text in stretches)
    for rare, usual in wording.mixed(everything):
        words = _("Written in two ways: “{rare}” and “{usual}”").format(rare=rare, usual=usual)
        yield Hint(words, _place_of(rare, stretches), rare)
    for quote in list(wording.hyphens(everything))[:1]:
        words = _("A hyphen where the text has dashes elsewhere: “{words}”").format(words=quote)
        yield Hint(words, _place_of(quote, stretches), quote)


def _stretches(article, photos):
    """Yield every text of the article with its field in the form."""
    yield "title", article.title
    yield "lead", article.lead
    for text in _BLOCK.split(article.body):
        yield "body", html.plain(text)
    for number, photo in enumerate(photos):
        yield _place(photo, number), photo.caption


def _of_stretch(place, text, names):
    for quote in wording.doubled(text):
        yield Hint(_("Written twice: “{words}”").format(words=quote), place, quote)
    for quote, apart in wording.glued(text):
        yield Hint(_("Written together: “{words}” for “{apart}”?").format(words=quote, apart=apart), place, quote)
    for quote, name in wording.near_misses(text, names):
        yield Hint(_("“{words}” – the name is “{name}”").format(words=quote, name=name), place, quote)


def _place_of(quote, stretches):
    return next((place for place, text in stretches if quote in text), "body")
