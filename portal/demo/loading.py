"""Loads the sample content into the database, in one transaction."""

from datetime import timedelta
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from news.models import Article, Attachment, BoardName, Category, FrontBlock, Notice, Photo, Source, Topic, Video
from portal.identity.models import AgencyLink, Contact, SiteIdentity

from . import consultations, content, decisions, documents, readership
from .dates import dated, published_at
from .manuscripts import body_html, manuscripts
from .pictures import cleaned, files

FILM = Path(__file__).parent / "film.mp4"


def is_needed() -> bool:
    """Return whether the portal has no articles yet."""
    return not Article.objects.exists()


@transaction.atomic
def load(writers, now=None, told=lambda done, total: None):
    """Load everything as of `now`; the writers take turns, `told(done, total)` is called after each article."""
    now = now or timezone.now()
    SiteIdentity.objects.get_or_create(pk=1, defaults=content.IDENTITY)
    load_agency()
    load_names()
    sections = load_categories(), load_sources(), load_topics(now)
    load_front_page(now, sections[0])
    stories, articles = manuscripts(), []
    with cleaned(files(stories, content.VIDEOS)) as photos:
        for number, story in enumerate(stories):
            articles.append(load_story(story, now, writers[number % len(writers)], sections, photos))
            told(number + 1, len(stories))
        load_videos(now, photos)
    Article.objects.bulk_update(articles, ["created_at", "updated_at"])
    decisions.load(now, {story.name: article for story, article in zip(stories, articles, strict=True)})
    consultations.load(now, writers[-1])
    readership.load(now)


def load_agency():
    """Create the contacts and the links to other agencies."""
    fields = "name", "english_name", "position", "english_position", "phone", "email"
    for order, person in enumerate(content.CONTACTS):
        Contact.objects.create(order=order, **dict(zip(fields, person, strict=True)))
    for order, (group, name, address) in enumerate(content.LINKS):
        AgencyLink.objects.create(order=order, group=group, name=name, address=address)


def load_names():
    """Create the board's names, by which spellings are checked."""
    for name in content.NAMES:
        BoardName.objects.get_or_create(name=name)


def load_topics(now):
    """Create the topics; return them by the names of their articles."""
    today, found = timezone.localdate(now), {}
    for title, intro, began, ended, names in content.TOPICS:
        topic = Topic.objects.create(
            title=title,
            intro=intro,
            starts_on=today - timedelta(days=began),
            ends_on=None if ended is None else today - timedelta(days=ended),
            is_on_front_page=title == content.BANNER,
        )
        found |= dict.fromkeys(names, topic)
    return found


def load_categories():
    """Create the categories in two levels; return them by name."""
    found = {}
    for order, (name, intro, below) in enumerate(content.CATEGORIES, 1):
        found[name] = category(name, order, intro)
        for place, (lower_name, lower_intro) in enumerate(below, 1):
            found[lower_name] = category(lower_name, place, lower_intro, found[name])
    return found


def load_front_page(now, categories):
    """Create the blocks of the front page and a notice above all pages."""
    for order, (name, kind) in enumerate(content.FRONT_BLOCKS.items()):
        FrontBlock.objects.create(category=categories[name], kind=kind, order=order)
    text, address = content.NOTICE
    Notice.objects.create(
        text=text, address=address, begins_at=now - timedelta(days=1), ends_at=now + timedelta(days=30)
    )


def category(name, order, intro, parent=None):
    defaults = {"order": order, "intro": intro, "parent": parent}
    return Category.objects.get_or_create(name=name, defaults=defaults)[0]


def load_sources():
    """Create the sources; return them by code."""
    sources = Source.objects
    return {
        code: sources.get_or_create(code=code, defaults={"name": name})[0] for code, name in content.SOURCES.items()
    }


def load_story(story, now, writer, sections, photos):
    """Create one article; `sections` holds the categories, sources and topics. Its dates are set but not saved."""
    categories, sources, topics = sections
    moment = published_at(story.days_ago, story.hour, now)
    numbers = load_photos(story, photos)
    article = Article.objects.create(
        title=dated(story.title, moment),
        lead=dated(story.lead, moment),
        body=body_html(dated(story.body, moment), numbers),
        byline=story.byline,
        category=categories.get(story.category),
        source=sources.get(story.source),
        topic=topics.get(story.name),
        status=story.status,
        published_at=moment if story.status == "published" else None,
        featured_order=story.featured,
        creator=writer,
    )
    Photo.objects.filter(pk__in=numbers.values()).update(article=article)
    load_documents(article, story)
    # It was written before it was published, although it is saved now.
    article.created_at = min(moment, now) - timedelta(hours=3)
    article.updated_at = article.created_at + timedelta(hours=1)
    return article


def load_documents(article, story):
    for order, (title, pages) in enumerate(content.DOCUMENTS.get(story.name, [])):
        file = ContentFile(documents.pdf(title, pages), name="van-ban.pdf")
        Attachment.objects.create(article=article, title=title, file=file, order=order)


def load_photos(story, photos):
    """Create the photos without their article, whose body needs their pks; return the pks by key."""
    objects = Photo.objects
    rows = [
        objects.model(
            image=next(photos),
            caption=picture.caption,
            shares_caption=not picture.caption,
            layout=picture.layout,
            alt=picture.alt,
            credit=picture.credit,
            order=order,
        )
        for order, picture in enumerate(story.pictures)
    ]
    objects.bulk_create(rows)  # Saved one by one, each would index the article again.
    return {picture.key: row.pk for picture, row in zip(story.pictures, rows, strict=True)}


def load_videos(now, photos):
    film = FILM.read_bytes()
    for title, days_ago, _poster, description in content.VIDEOS:
        Video.objects.create(
            title=title,
            description=description,
            kind="PS",
            date=timezone.localdate(now) - timedelta(days=days_ago),
            file=ContentFile(film, name="film.mp4"),
            poster=next(photos),
        )
