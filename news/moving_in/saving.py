"""The saving of a story: an article with its photos, documents, films, views and old addresses."""

from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from news import log
from news.models import Article, Photo, Source, Video, views_brought_along
from news.moving_in import categories, old_addresses
from news.moving_in.categories import Categories
from news.moving_in.refusals import Refused
from news.moving_in.story import Story
from news.moving_in.uploads import Uploads
from news.text import html
from news.text.homoglyphs import ours

LONGEST_ID = 10**18
LONGEST_NOTE = 20_000
MOST_PHOTOS = 200  # Of one article; they are held in memory until it is stored, each in about 1 MB.


class Wishes(NamedTuple):
    """What an import shall do with its stories; `made` collects the sources and films that it makes."""

    categories: Categories
    made: list
    creator: object = None
    publish: bool = False
    name: str = ""

    def forget_made(self):
        """Begin anew to collect what is made: it is stored, or its transaction failed."""
        self.made.clear()
        self.categories.made.clear()


def check(story: Story):
    """Raise Refused for too many photos, and for texts too long for their fields, before anything is written."""
    films = [(film.title, Video, "title") for film in story.films]
    for text, model, name in [(story.title, Article, "title"), (story.byline, Article, "byline"), *films]:
        field = model._meta.get_field(name)
        if len(text) > field.max_length:
            message = _(
                "“{start}…” is longer than the {most} characters that fit into “{field}”: shorten it in the file."
            )
            values = {"start": text[:40], "most": field.max_length, "field": field.verbose_name}
            raise Refused(message.format(**values), story.category)
    if len([photo for photo in story.photos() if photo.file]) > MOST_PHOTOS:
        message = _("The article has more than {most} photos: divide it into several files.")
        raise Refused(message.format(most=MOST_PHOTOS), story.category)
    _check_body(story)


def _check_body(story):
    too_long = _("The text is too long: at most 400,000 characters fit into one article.")
    divide = _("Divide it into several files, each with title, “Lượt xem: …” and lead.")
    body = story.body([LONGEST_ID] * len(story.photos()))
    if len(body) > html.MAX_CHARACTERS:
        raise Refused(f"{too_long} {divide}", story.category)
    try:
        html.clean(body)
    except html.TooMuch as error:
        raise Refused(error.messages[0], story.category) from error


def before(story: Story) -> Article | None:
    """Return the article that was made of this story before: the same content, or the same old address."""
    known = Article.objects.filter(imported_as=story.identity()).first()
    return known or old_addresses.article_at(story.addresses)


def becomes_public(story: Story, *, has_category: bool) -> list[str]:
    """Return what keeps the story from being published; nothing if it will be."""
    lacks = []
    if story.is_draft:
        lacks.append(_("it was not published on the old portal"))
    if story.published_at is None or story.published_at > timezone.now():
        lacks.append(_("it has no date of publication in the past"))
    if not has_category:
        lacks.append(_("it has no category here"))
    if not story.blocks:
        lacks.append(_("it has no text"))
    return lacks


@transaction.atomic
def save(story: Story, uploads: Uploads, wishes: Wishes) -> Article:
    """Store the story as an article, with all that belongs to it, and return it."""
    category = wishes.categories.of(story.category)
    lacks = becomes_public(story, has_category=category is not None) if wishes.publish else []
    is_public = wishes.publish and not lacks
    article = Article.objects.create(
        title=story.title,
        lead=story.lead,
        byline=story.byline,
        source=_source(story.source, wishes.made),
        category=category,
        creator=_creator(story.person) or wishes.creator,
        published_at=story.published_at,
        status=Article.Status.PUBLISHED if is_public else Article.Status.DRAFT,
        imported_as=story.identity(),
    )
    photos = Photo.objects.bulk_create(_photos(story, uploads, article))
    _attach(uploads, article)
    for film in story.films:
        _save_film(film, wishes.made)
    doubts = [*story.doubts, *uploads.doubts, *old_addresses.keep(article, [*story.addresses, *story.numbers])]
    if lacks:
        doubts.append(_("stays a draft: {reasons}").format(reasons="; ".join(lacks)))
    article.note = "\n".join(doubts)[:LONGEST_NOTE]
    article.body = story.body([photo.pk for photo in photos])
    article.save()
    if wishes.creator:
        log.write(article, wishes.creator, _("Imported"), wishes.name[:200])
    views_brought_along.send(sender=Article, article=article, views=story.views)
    return article


def told(story: Story, wishes: Wishes) -> list[str]:
    """Return the doubts about a story as a dry run knows them: without having opened its photos and documents."""
    doubts = [
        *story.doubts,
        *(
            _("a document to be attached: “{text}”").format(text=f"{document.title} ({document.name})")
            for document in story.documents
            if document.file is None
        ),
    ]
    if not wishes.categories.is_known(story.category) and not wishes.categories.make:
        doubts.append(categories.doubt(story.category))
    return doubts


def _photos(story, uploads, article):
    for order, (photo, image) in enumerate(zip(story.photos(), uploads.photos, strict=True)):
        # bulk_create() sends no `pre_save`, so text/nfc.py does not normalise these rows.
        row = Photo(article=article, caption=ours(photo.caption), shares_caption=photo.shares_caption, order=order)
        row.alt, row.credit = ours(photo.alt)[:300], ours(photo.credit)[:120]
        row.refusal = uploads.refusals.get(order + 1, "")
        if image is not None:
            row.image = image
        yield row


def _attach(uploads, article):
    for order, (document, content) in enumerate(uploads.documents):
        if content is None:
            continue
        try:
            with transaction.atomic():
                article.attachments.create(title=document.title, file=content, order=order)
        except ValidationError as refusal:
            uploads.refuse(document, refusal)


def _creator(person):
    """Return the user whose account has the same name as that of the author on the old portal, or None."""
    users = get_user_model().objects
    return users.filter(**{f"{get_user_model().USERNAME_FIELD}__iexact": person}).first() if person else None


def _source(code, made):
    if not code:
        return None
    source, is_new = Source.objects.get_or_create(code=code[:20], defaults={"name": code})
    made += [source] if is_new else []
    return source


def _save_film(film, made):
    """Create the film unless it exists: a page names the newest films, so many pages name the same one."""
    if not Video.objects.filter(title=film.title, date=film.date).exists():
        made.append(Video.objects.create(title=film.title, date=film.date, kind=film.kind))
