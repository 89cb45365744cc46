"""Columns of the list of articles, and read-only fields of the form."""

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from news.models.states import STATES
from news.text.story import Text, story

COLOURS = {state.name: state.colour for state in STATES}


@display(description=_("title"), ordering="slug")
def title(article):
    """Return the title and, below it, the note of the last move."""
    return render_to_string("admin/news/article/title.html", {"article": article})


@display(description=_("category"), ordering="category__slug")
def category(article):
    return article.category


@display(description=_("state"), ordering="status", label=COLOURS)
def state(article):
    return article.state.name, article.state.label


@display(description=_("author"), ordering="creator")
def author(article):
    return str(article.creator or "")


@display(description=_("views"))
def views(article):
    """Return the place for the view count; `stats` fills it in, because `news` does not know the number."""
    return render_to_string("admin/news/article/views.html", {"article": article})


@display(description=_("last change"), ordering="updated_at")
def last_change(article):
    return article.updated_at


@display(description=_("topic"))
def topic(article):
    return article.topic


@display(description=_("source"))
def source(article):
    return article.source


@display(description=_("body"))
def body(article):
    """Return the story as read-only HTML, with its figures where readers see them."""
    parts = story(article.body, article.photos.all())
    shown = [(part.html if isinstance(part, Text) else _figure(part),) for part in parts]
    return format_html('<div class="desk-body">{}</div>', format_html_join("", "{}", shown))


def _figure(figure):
    """Return the figure with thumbnails: the stored photos can be 2,560 pixels wide."""
    pictures = ((photo.image.thumbnail_url, photo.alt) for photo in figure.shown)
    images = format_html_join(" ", '<img src="{}" alt="{}">', pictures)
    return format_html("<figure>{}<figcaption>{}</figcaption></figure>", images, figure.caption)
