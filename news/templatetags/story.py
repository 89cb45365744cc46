"""Template tags and filters of an article's page."""

import base64
import json
import posixpath
from pathlib import Path
from urllib.parse import quote, urlencode

from django import template
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from news.lists.related import around, outline
from news.text import html
from news.text.story import in_rows
from pagecache import public_origin
from pagecache.fragments import once_per_version

register = template.Library()
register.simple_tag(around)
register.filter(outline)
register.filter(in_rows)

# A photo's width in the story by screen width: browsers need `sizes` before they have the CSS (figures.css).
COLUMNS = {"78rem": "54rem", "64rem": "100vw - 24rem", "40rem": "100vw - 2rem"}
# Nobody tells two pixels for each point of a phone's screen from three, which weigh twice as much.
PHONE = "(min-resolution: 2.5dppx) 67vw, 100vw"
OPENER = f"(min-width: 78rem) 76rem, (min-width: 40rem) 100vw, {PHONE}"
BESIDE = 0.37  # Of the column.
# Pixels of height: a smaller photo is not enlarged to the height of the screen.
UPRIGHT_FROM = 900
# In syllables: 2,000 of them, as a long report has, are read in six minutes.
SYLLABLES_A_MINUTE = 330


@register.filter
def shape(figure) -> str:
    """Return how the figure stands on the page, as a class: as the reporter chose, or as its photo's shape asks for.

    "together" are photos that share a caption; an "upright" one is fitted to the height of the screen.
    """
    if len(figure.shown) > 1:
        return "together"
    [photo] = figure.shown
    if photo.layout:
        return {"wide": "whole", "beside": "beside"}.get(photo.layout, "")
    width, height = photo.width or 0, photo.height or 0
    return "upright" if height > width and height >= UPRIGHT_FROM else ""


@register.filter
def sizes(figure, across=1):
    """Return the `sizes` of a figure's photos; `across` is the number of figures in its row."""
    across *= len(figure.shown)
    if across > 1:
        return _sizes(f"({{}}) / {across}")
    kind = shape(figure)
    if kind == "beside":
        return _sizes(f"({{}}) * {BESIDE}")
    if kind == "upright":
        ratio = round(figure.shown[0].width / figure.shown[0].height, 3)
        return _sizes(f"min(80vh, {{}}) * {ratio}")
    return OPENER if kind == "whole" and figure.shown[0].number == 1 else _sizes("{}")


def _sizes(of_column):
    columns = (f"(min-width: {screen}) calc({of_column.format(column)})" for screen, column in COLUMNS.items())
    return ", ".join([*columns, PHONE])


@register.filter
def first_sizes(story):
    """Return the `sizes` of the first photo, alone or in its row."""
    for part in in_rows(story):
        figures = getattr(part, "figures", [part])
        if shown := [figure for figure in figures if getattr(figure, "shown", [])]:
            return sizes(shown[0], len(figures))
    return ""


@register.filter
def opener(story):
    """Return the figure that opens the article over the whole width, photos and side boxes below it; else None."""
    first = story[0] if story else None
    return first if getattr(first, "shown", []) and shape(first) == "whole" else None


@register.filter
def photo_count(story) -> int:
    """Return how many photos the story shows."""
    return sum(len(getattr(part, "shown", [])) for part in story)


@register.filter
def minutes(story, lead="") -> int:
    """Return how many minutes it takes to read the lead and the text, at least 1."""
    texts = [lead, *(html.plain(part.html) for part in story if hasattr(part, "html"))]
    return max(1, round(sum(len(text.split()) for text in texts) / SYLLABLES_A_MINUTE))


@register.filter
def first_figure(story):
    """Return the first figure with a photo, whose size a preload must ask for; None without one."""
    return next((part for part in story if getattr(part, "shown", [])), None)


@register.filter
def absolute(path, request):
    """Return the path with the site's own host; an address that has a host is unchanged."""
    return public_origin.absolute(request, path)


@register.simple_tag
def link_in_list(link):
    """Return the link as an item of a list; many articles of a category lead to the same few."""
    key = ("link in list", get_language(), link)
    return once_per_version(key, lambda: render_to_string("news/_link.html", {"link": link}))


@register.simple_tag
def share_places(address, title):
    """Return names and addresses for sharing: plain links, so that no third party is contacted before a click."""
    zalo = base64.b64encode(json.dumps({"url": address}).encode()).decode()
    mail = urlencode({"subject": title, "body": address}, quote_via=quote)
    return [
        ("Zalo", f"https://button-share.zalo.me/share_external?{urlencode({'d': zalo})}"),
        ("Facebook", f"https://www.facebook.com/sharer/sharer.php?{urlencode({'u': address})}"),
        (_("E-mail"), f"mailto:?{mail}"),
    ]


@register.simple_tag
def embedded_photo(photo):
    """Return the photo as a data: address, for a file that is read without the site."""
    name = posixpath.basename(photo.plain_url)
    try:
        with photo.storage.open(f"{posixpath.dirname(photo.name)}/{name}") as file:
            return _data("image/png" if name.endswith(".png") else "image/jpeg", file.read())
    except OSError:
        return photo.url  # Its file is gone; the rest of the article is still worth keeping.


@register.simple_tag
def stylesheet(name, is_file):
    """Return the address of a stylesheet, or for a saved file its content as a data: address."""
    return _data("text/css", Path(finders.find(name)).read_bytes()) if is_file else static(name)


def _data(kind, content):
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
