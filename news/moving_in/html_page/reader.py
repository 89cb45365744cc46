"""The reader of saved web pages: the page of an article on a portal becomes a story."""

from pathlib import Path
from urllib.parse import urljoin, urlsplit

from django.utils.translation import gettext as _

from news.moving_in import encodings
from news.moving_in.composing import composition
from news.moving_in.composing.pieces import Piece
from news.moving_in.files import Folder
from news.moving_in.html_page.document import Document, plain, urlsplit_or_none
from news.moving_in.html_page.parts import Parts
from news.moving_in.html_page.walking import Walk
from news.moving_in.refusals import NoArticle, Refused
from news.moving_in.story import Story

MOST_BYTES = 20 * 2**20
MOST_LINKS = 0.6  # The part of a page's text that are links, on a list of articles.


def read(path: Path, content: bytes, folder: Folder) -> Story:
    """Return the story of a saved page; its photos and documents are looked for in the folder.

    Raises NoArticle for a page without an article, such as a list, and Refused for one that cannot be read.
    """
    if len(content) > MOST_BYTES:
        raise Refused(_("The page is larger than 20 MB: this is no article page."))
    text, old_encoding = encodings.of_file(content)
    page = Document(text, content)
    address = page.address() or _address_in(folder, path)
    parts = Parts(page)
    story = Story(parts.title, [], category=parts.category, addresses=[address] if address else [])
    if parts.body is None:
        raise NoArticle(_("This page holds no article: it has no text of its own."))
    walk = Walk(lambda name: folder.find(name, path), lambda href: _whole(address, path, folder, href))
    _read_parts(story, parts, walk)
    story.doubts += [encodings.doubt(old_encoding)] if old_encoding else []
    _check(story, parts)
    return story


def _read_parts(story, parts, walk):
    story.published_at, story.views, story.byline = parts.published_at(), parts.views(), parts.byline()
    story.lead = parts.lead()
    image = parts.lead_photo()
    pieces = walk.pieces(parts.body)
    if image is not None and (photo := walk.photo(image)) is not None and not _shows(pieces, photo):
        pieces = [Piece(photo=photo), *_caption_of(image, walk), *pieces]
    for element in parts.documents():
        pieces += [Piece(documents=piece.documents) for piece in walk.pieces(element) if piece.documents]
    composition.compose(story, pieces)
    story.doubts += [_("left out: “{text}”").format(text=told) for told in parts.left_out]
    story.doubts += walk.left_out + composition.without_files(story.photos())


def _shows(pieces, photo):
    return any(piece.photo and piece.photo.name == photo.name for piece in pieces)


def _caption_of(image, walk):
    """Return the caption of a photo that stands above the body."""
    figure = next(image.iterancestors("figure"), None)
    caption = figure.find(".//figcaption") if figure is not None else None
    return walk.pieces(caption) if caption is not None else []


def _check(story, parts):
    """Raise unless an article was found; name in doubts what it lacks."""
    text = sum(len(block.html) for block in story.blocks if not hasattr(block, "caption"))
    if not story.title:
        raise Refused(_("The page has no title. Save the article's own page from the browser."))
    if not story.blocks or (not story.published_at and (text < 200 or _is_list(parts.page))):
        raise NoArticle(_("This page holds no article: it is a list of links or has no text of its own."))
    story.doubts += composition.lacking(story)


def _is_list(page):
    body = next(page.marked("body"), page.root)
    whole = len(plain(body))
    return whole == 0 or sum(len(plain(link)) for link in body.iter("a")) > whole * MOST_LINKS


def _address_in(folder, path):
    """Return the address that the file's place tells: wget puts a site's pages below a folder of the site's name."""
    parts = path.relative_to(folder.root).parts
    host = parts[0] if len(parts) > 1 else folder.root.name
    inside = parts[1:] if len(parts) > 1 else parts
    is_host = "." in host and not host.startswith(".") and " " not in host and host.rpartition(".")[2].isalpha()
    return f"http://{host}/{'/'.join(inside)}" if is_host else ""


def _whole(address, path, folder, href):
    """Return the whole address of a link on the page; "" for one that leads nowhere."""
    try:
        scheme = urlsplit(href).scheme
        if scheme in ("mailto", "tel"):
            return href
        if address:
            whole = urljoin(address, href)
            return whole if urlsplit_or_none(whole) else ""
        beside = urljoin(f"/{path.relative_to(folder.root).as_posix()}", href)
    except ValueError:  # Such as "http://[".
        return ""
    return beside if scheme in ("", "http", "https") else ""
