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
from pagecache import public_origin
from pagecache.fragments import once_per_version

register = template.Library()
register.simple_tag(around)
register.filter(outline)

# A photo's width in the story by screen width: browsers need `sizes` before they have the CSS.
WIDE = "(min-width: 78rem) 54rem, (min-width: 64rem) calc(100vw - 24rem), 100vw"
HALF = "(min-width: 78rem) 27rem, (min-width: 64rem) calc(50vw - 12rem), (min-width: 40rem) 50vw, 100vw"
COLUMNS = {"78rem": "54rem", "64rem": "100vw - 24rem", "40rem": "100vw"}
# Pixels of height: a smaller photo is not enlarged to the height of the screen.
UPRIGHT_FROM = 900


@register.simple_tag
def wide():
    """Return the `sizes` of a photo over the whole column."""
    return WIDE


@register.filter
def is_upright(figure) -> bool:
    """Return whether the figure is one upright photo, which is fitted to the screen's height instead of its width."""
    if len(figure.shown) > 1:
        return False
    width, height = figure.shown[0].width or 0, figure.shown[0].height or 0
    return height > width and height >= UPRIGHT_FROM


@register.filter
def sizes(figure):
    """Return the `sizes` of a figure's photos: alone, upright, or side by side."""
    if not is_upright(figure):
        return HALF if len(figure.shown) > 1 else WIDE
    ratio = round(figure.shown[0].width / figure.shown[0].height, 3)
    heights = [f"(min-width: {screen}) calc(min(90vh, {column}) * {ratio})" for screen, column in COLUMNS.items()]
    return ", ".join([*heights, "100vw"])


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
