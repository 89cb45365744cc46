"""The reader of text pages: a page of lines becomes a story with photo places, films and views."""

from pathlib import Path

from django.utils.html import escape

from news.moving_in import encodings
from news.moving_in.composing.captions import split
from news.moving_in.story import Kind, Photo, Story, Text
from news.moving_in.text_page import lines, page_story, page_text

KINDS = {
    page_story.Kind.PARAGRAPH: Kind.PARAGRAPH,
    page_story.Kind.SUBHEAD: Kind.HEADING,
    page_story.Kind.ITEM: Kind.BULLETS,
    page_story.Kind.ROW: Kind.TABLE,
}


def read_page(path: Path) -> page_text.Page:
    """Return the parsed page. Raises Refused, which says what to do, if the file is no whole article page."""
    return _page(path)[0]


def read(path: Path) -> Story:
    """Return the story of a text page. Raises Refused, which says what to do, if the file is no whole article page."""
    page, old_encoding = _page(path)
    story = story_of(page)
    story.doubts += [encodings.doubt(old_encoding)] if old_encoding else []
    return story


def _page(path):
    text, old_encoding = lines.text(lines.content(path))
    return page_text.parse(lines.lines(text)), old_encoding


def story_of(page: page_text.Page) -> Story:
    """Return the page as a story."""
    photos = [_photo(*split(caption), shares) for caption, shares in page.photos()]
    return Story(
        title=page.title,
        lead=page.lead,
        source=page.source,
        blocks=list(_blocks(page.blocks, iter(photos))),
        byline=page.byline,
        published_at=page.published_at,
        views=page.views,
        films=page.videos,
        doubts=page.warnings,
        known_as=page.identity(),
    )


def _photo(caption, credit, shares):
    return Photo(caption=caption, credit=credit, shares_caption=shares)


def _blocks(blocks, photos):
    for kind, alike in page_story.grouped(blocks):
        if kind is page_story.Kind.PHOTO:
            yield from (next(photos) for _block in alike)
        elif kind in page_story.AROUND:
            yield Text(KINDS[kind], "".join(block.html() for block in alike))
        else:
            yield from (Text(KINDS[kind], escape(block.text)) for block in alike)
