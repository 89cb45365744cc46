"""Twenty pages of five kinds of portal: whatever the markup, the same article comes out."""

import pytest
from django.utils import timezone

from news.moving_in.files import Folder
from news.moving_in.html_page.reader import read
from news.moving_in.story import Kind, Photo
from tests.news.moving_in.conftest import jpeg, pdf
from tests.news.moving_in.portals import ARTICLES, PORTALS

KINDS = {"p": Kind.PARAGRAPH, "h": Kind.HEADING, "ul": Kind.BULLETS, "table": Kind.TABLE}


def expected(article):
    for kind, *part in article.text:
        if kind == "photos":
            names, caption, credit = part
            yield from [(name, "", bool(caption), "") for name in names[:-1]]
            yield names[-1], caption, False, credit
        elif kind == "ul":
            yield Kind.BULLETS, "".join(f"<li>{item}</li>" for item in part[0])
        elif kind == "table":
            yield Kind.TABLE, "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in part[0])
        else:
            yield KINDS[kind], part[0]


def read_off(story):
    for block in story.blocks:
        if isinstance(block, Photo):
            yield block.file.name, block.caption, block.shares_caption, block.credit
        else:
            yield tuple(block)


@pytest.mark.parametrize("article", ARTICLES, ids=["road", "list", "teacher", "meeting"])
@pytest.mark.parametrize("portal", PORTALS, ids=lambda portal: portal.__name__)
def test_the_same_article_comes_out_of_every_portal(folder, portal, article):
    names = [name for kind, *part in article.text if kind == "photos" for name in part[0]]
    place = folder({"a.html": portal(article), "qd.pdf": pdf(), **{f"anh/{name}": jpeg() for name in names}})

    story = read(place / "a.html", (place / "a.html").read_bytes(), Folder(place))

    assert list(read_off(story)) == list(expected(article))
    assert (story.title, story.source, story.lead, story.byline, story.views) == (
        article.title, article.source, article.lead, article.byline, article.views,
    )  # fmt: skip
    assert timezone.localtime(story.published_at).isoformat()[:16] == article.iso
    assert [document.title for document in story.documents] == ([article.document] if article.document else [])
