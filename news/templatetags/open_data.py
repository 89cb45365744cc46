"""Template tags that write articles as JSON for other programs, with what the site says of itself."""

import json
from functools import partial
from mimetypes import guess_type

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe

from news.pages.open_data import address_of
from news.pages.timestamps import timestamp
from news.templatetags.news import feed_authority
from news.text import bylines
from pagecache import public_origin

register = template.Library()
register.filter("json_address", address_of)


@register.simple_tag(takes_context=True)
def json_feed(context, site):
    """Return the articles of the context as a JSON Feed 1.1 (jsonfeed.org)."""
    absolute, category = partial(public_origin.absolute, context["request"]), context["category"]
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{category.name} – {site.agency}" if category else site.agency,
        "home_page_url": absolute(category.get_absolute_url() if category else "/"),
        "feed_url": absolute(context["request"].path),
        "description": site.reuse_terms_told(),
        "language": "vi",
        "authors": [{"name": site.agency, "url": absolute("/")}],
        "items": [_item(context, site, article, absolute) for article in context["articles"]],
    }
    return _json(told)


@register.simple_tag(takes_context=True)
def json_article(context, site, **more):
    """Return the article of the context with its whole text, photos and documents, and what other rooms tell of it."""
    absolute, article = partial(public_origin.absolute, context["request"]), context["article"]
    html = render_to_string("news/open_data/story.html", context.flatten())
    told = _about(context, site, article, absolute) | {
        "lead": article.lead,
        "byline": article.byline,
        "source": article.source and {"code": article.source.code, "name": article.source.name},
        "category": _named(article.category, absolute),
        "topic": _named(article.topic, absolute),
        "content_html": " ".join(html.split()),
        "photos": [_photo(photo, absolute) for part in context["story"] for photo in _shown(part)],
        "documents": [_document(document, absolute) for document in article.attachments.all()],
        "corrections": [{"date": one.day.isoformat(), "text": one.text} for one in article.corrections.all()],
        "publisher": {"name": site.agency, "url": absolute("/")},
        "licence": site.reuse_terms_told(),
        "documentation": absolute(reverse("news:open_data")),
        **more,
    }
    return _json(told)


def _json(told):
    return mark_safe(json.dumps(told, ensure_ascii=False, indent=1))


def _about(context, site, article, absolute):
    """Return what a JSON Feed tells of an article and its own file too."""
    names = bylines.names(article.byline) or [site.agency]
    return {
        "id": f"tag:{feed_authority(context, site)},{article.created_at:%Y-%m-%d}:tin-{article.pk}",
        "url": absolute(article.get_absolute_url()),
        "title": article.title,
        "date_published": timestamp(article.published_at),
        "date_modified": timestamp(article.last_change()),
        "authors": [{"name": name} for name in names],
        "tags": [str(thing) for thing in (article.category, article.topic) if thing],
        "language": "vi",
    }


def _item(context, site, article, absolute):
    cover = article.cover()
    return _about(context, site, article, absolute) | {
        "content_text": render_to_string("news/_lead_text.txt", {"article": article}),
        "summary": article.lead or article.title,
        **({"image": absolute(cover.image.large_url)} if cover else {}),
        "_bang_vang": {"json": absolute(address_of(article))},
    }


def _named(thing, absolute):
    return thing and {"name": str(thing), "url": absolute(thing.get_absolute_url())}


def _shown(part):
    return getattr(part, "shown", [])


def _photo(photo, absolute):
    width, height = photo.image.large_size or (None, None)
    return {
        "url": absolute(photo.image.large_url),
        "width": width,
        "height": height,
        "caption": photo.caption,
        "alt": photo.alt,
        "credit": photo.credit,
    }


def _document(document, absolute):
    return {
        "title": document.title,
        "url": absolute(document.file.url),
        "type": guess_type(document.file.name)[0],
        "bytes": document.bytes,
        "pages": document.pages or None,
    }
