"""What survives of a reporter's HTML."""

import json
import re
import time
from contextlib import suppress
from itertools import chain, zip_longest

import pytest
from django.utils import timezone
from hypothesis import example, given
from hypothesis import strategies as st
from model_bakery import baker

from news.models import Article, Photo
from news.text import nesting
from news.text.html import INLINES, MAX_CHARACTERS, TAGS, TooMuch, clean
from tests.markup import torn


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("<p>Thi <b>đua</b></p>", "<p>Thi <b>đua</b></p>"),
        ("<script>alert(1)</script><p>a</p>", "<p>a</p>"),
        ("<p onclick=alert(1)>a</p>", "<p>a</p>"),
        ('<a href="javascript:alert(1)">a</a>', '<a rel="noopener noreferrer">a</a>'),
        ('<a href="\u00a0javascript:alert(1)">a</a>', '<a rel="noopener noreferrer">a</a>'),
        ('<a href="//evil.example/">a</a>', '<a rel="noopener noreferrer">a</a>'),
        ('<a href="/tin/a-1/">a</a>', '<a href="/tin/a-1/" rel="noopener noreferrer">a</a>'),
        ('<img src="https://tracker.example/p.gif">', ""),
        ('<p style="text-align: center; color: red">a</p>', '<p class="text-center">a</p>'),
        ('<p class="MsoNormal text-end">a</p>', '<p class="text-end">a</p>'),
        ("<div>a</div>", "a"),
        ('<td colspan="99999">a</td>', "a"),
        ('<figure data-photo="12"></figure>', '<figure data-photo="12"></figure>'),
        ('<figure data-photo="12"><p>a</p></figure>', '<figure data-photo="12"></figure><p>a</p>'),
        ('<figure class="x" data-photo="12" onclick="y">\u200b</figure>', '<figure data-photo="12"></figure>\u200b'),
        ('<figure data-photo="12 or 1=1"></figure>', ""),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<b>a<p>b</b>c</p>", "<b>a</b><p><b>b</b>c</p>"),
        ("<b>a<i>b</b>c</i>", "<b>a<i>b</i></b><i>c</i>"),
        ("<a href='/a'><h2>b</h2></a>", '<h2><a href="/a" rel="noopener noreferrer">b</a></h2>'),
        ("<div>a</div><div>b</div>c", "a<br>b<br>c"),
        ("<td>a</td>b<li>c", "ab<ul><li>c</li></ul>"),
        ("<table>a<tr><td>b</table>", "<table><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>"),
        ("<b>a<table><td>b</b>c</table>", "<b>a</b><table><tbody><tr><td>bc</td></tr></tbody></table>"),
        ("<ul><li></li><li>a</li></ul><p><b> </b></p>", "<ul><li>a</li></ul>"),
        ('<p title="</p>">a&nbsp;&copy;&#x41;</p>', "<p>a ©A</p>"),
        (
            "<p>Trao bằng&#8239;khen &nbsp;cho&#x2007;20 <b>&nbsp;</b>người</p>",
            "<p>Trao bằng khen  cho 20  người</p>",
        ),
        ("a < b && c", "a &lt; b &amp;&amp; c"),
        ('<a href="/?a=1&copy=2&amp;b">c</a>', '<a href="/?a=1&amp;copy=2&amp;b" rel="noopener noreferrer">c</a>'),
        ("&#" + "9" * 5_000 + ";", "\ufffd"),
        ('<figure data-photo="1">a', '<figure data-photo="1"></figure>a'),
        ("<p>a\0b</p>", "<p>ab</p>"),
        ("<!-- <p>a</p> -->b", "b"),
    ],
)
def test_only_the_story_survives(pasted, kept):
    assert clean(pasted) == kept


SIZE = MAX_CHARACTERS // 4


def filled(unit, start=""):
    return start + unit * ((SIZE - len(start)) // len(unit))


HARD = [
    *map(filled, ["<b></i>", '<b title="</b>">', "<b><!--</b>-->", "&", "\xa0", '"', "<", "<!--", '<p a="', "<p a='"]),
    *map(filled, ["<div>", "<div>a", "<b>", "</b>", "<p>a", "<p><br></p>", "<b> </b>", "<b>a</i>", "<li>", "<ul><li>"]),
    *map(filled, ["<a href=/a>b", "<table>", "<table>a<br>", "<tr><td>a", "<col>", "<svg>", "<select>", "&a", "&#1;"]),
    *map(filled, ['<figure data-photo="1"></b>', "a<b ", "<hr>", "<!>", "</", "<title>", "</p><p>a<b>", "\r"]),
    filled("a ", "<p "),
    filled("a=1 ", "<p "),
    filled("<p>", "<b>" * 98),
    filled("</i>", "<b>" * 98),
    filled("<i></i>", "<b>" * 98),
    filled("</ul>", "<blockquote>" * 99),
    filled("<p>a</p>", "<blockquote>" * 98),
    filled("</ul>", "<ul><table><td>" + "<blockquote>" * 94),
    filled("<td>", "<table>" * 20),
    filled("9", "&#"),
    filled("a=1&", '<a href="https://a.vn/?'),
    filled("text-align ", '<p style="'),
    "".join(f"<a href=/{number}><p>" for number in range(5_000)),
    "".join(f"<p a{number}>" for number in range(10_000)),
    "<p " + " ".join(f"a{number}" for number in range(14_000)),
]


def seconds(html):
    """How long the processor worked; a refusal is an answer too."""
    began = time.process_time()
    with suppress(TooMuch):
        clean(html)
    return time.process_time() - began


@pytest.mark.thorough
def test_no_text_is_harder_than_many_short_paragraphs():
    # 400 kB of these take 0.7 s; what is not linear in its length takes minutes.
    usual = seconds(filled("<p>a</p>"))

    assert [html[:50] for html in HARD if seconds(html) > 4 * usual] == []


@pytest.mark.parametrize(
    "html",
    [
        "<b>" * 101,
        "<table><td>" * 40,
        "a" * (MAX_CHARACTERS + 1),
        "<p>" + "&" * 100_000 + "</p>",
        "<b>" * 90 + "<p>a" * 2_000,
    ],
)
def test_too_much_is_refused_before_it_is_stored(html):
    with pytest.raises(TooMuch):
        clean(html)


TAGS_OF_ALL_KINDS = st.one_of(
    st.builds("<{}{}>".format, st.sampled_from([*sorted(TAGS), "div", "x"]), st.sampled_from(
        ["", ' lang="vi"', ' class="text-end"', " style='text-align:center'", " title='</b>'", ' href="/a?b&amp;copy=1"',
         ' href="https://a.vn/?utm_id=1"', " data-photo=5", " colspan=2", " start=3", " reversed", ' start="9999"', " title=' a\n\xa0'"])),
    st.builds("</{}>".format, st.sampled_from([*sorted(TAGS), "div", "svg"])),
)  # fmt: skip
PIECES = st.one_of(
    TAGS_OF_ALL_KINDS,
    st.sampled_from([*"<>&\"'/= \n\r\t\xa0\v\x85\u2003", "&amp;", "&lt;", "&#60;", "&nbsp;", "&copy", "&#13;", "<!--", "-->", "</"]),
    st.sampled_from(["<svg>", "<script>", "</script>", "<option>", "<title>"]),
    st.text(max_size=5),
)  # fmt: skip
MARKUP = st.lists(PIECES, max_size=40).map("".join)


@given(MARKUP)
@example("<b>x</i>" * 101)
@example('<figure data-photo="1">x')
@example("\ud800\0")
def test_what_is_clean_stays_as_it_is(html):
    try:
        once = clean(html)
    except TooMuch:
        return

    assert clean(once) == once


@given(MARKUP)
def test_every_element_ends_where_it_should(html):
    with suppress(TooMuch):
        assert torn(clean(html)) == []


@given(st.lists(TAGS_OF_ALL_KINDS, max_size=30))
def test_no_word_is_lost_and_none_changes_its_place(pieces):
    words = [f"word{number}" for number in range(len(pieces) + 1)]
    html = "".join(chain(*zip_longest(words, pieces, fillvalue="")))

    assert re.findall(r"word\d+", re.sub(r"<[^>]*>", "", clean(html))) == words


def test_every_tag_has_its_way_to_stand():
    assert nesting.BLOCKS | {nesting.PLACE, nesting.RULE} | INLINES == TAGS


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (
            "<ol><li>a</li><li>b{photo}c</li><li>d</li></ol>",
            '<ol><li>a</li><li>b<br>c</li></ol>{photo}<ol start="3"><li>d</li></ol>',
        ),
        ('<ol start="5"><li>{photo}</li><li>a</li></ol>', '{photo}<ol start="5"><li>a</li></ol>'),
        ("<ul><li>a<ul><li>b{photo}</li><li>c</li></ul></li></ul>", "<ul><li>a<ul><li>b</li><li>c</li></ul></li></ul>{photo}"),
        ("<ol reversed><li>a{photo}</li><li>b</li></ol>", '<ol reversed=""><li>a</li><li>b</li></ol>{photo}'),
        ("<table><tr><td>a{photo}</table>b", "<table><tbody><tr><td>a</td></tr></tbody></table>{photo}b"),
        ("<blockquote><p>a{photo}b</blockquote>", "<blockquote><p>a</p>b</blockquote>{photo}"),
        ('<p><b>a<a href="#b">{photo}</a>c', "<p><b>a</b></p>{photo}<b>c</b>"),
    ],
)  # fmt: skip
def test_a_photo_stands_between_blocks_and_tears_none(written, kept):
    photo = '<figure data-photo="7"></figure>'

    assert clean(written.format(photo=photo)) == kept.format(photo=photo)


@pytest.mark.parametrize("page", ["{}", "{}in/"])
def test_pages_with_photos_anywhere_are_well_formed(client, db, page):
    article = baker.make(Article, status="published", published_at=timezone.now(), expires_at=None, body="")
    numbers = [photo.pk for photo in baker.make(Photo, article=article, caption="Bản Mây", _quantity=5, image="a.jpg")]
    body = "<ol><li>a{}b</li><li>c</li></ol><table><tr><td>{}<td>{}</table><a href='#a'>{}</a><blockquote>{}d"
    article.body = body.format(*(f'<figure data-photo="{number}"></figure>' for number in numbers))
    article.save()

    assert torn(client.get(page.format(article.get_absolute_url())).text) == []


@pytest.mark.parametrize("save", ["save", "update", "bulk_create", "bulk_update"])
def test_a_body_is_cleaned_however_it_is_saved(db, save):
    article = baker.make(Article, body="<p>a</p>", expires_at=None, published_at=None)
    dirty = "<p onclick=alert(1)>b</p><script>alert(1)</script>"
    if save == "update":
        Article.objects.filter(pk=article.pk).update(body=dirty)
    elif save == "bulk_create":
        article = Article.objects.bulk_create([Article(title="b", slug="b", body=dirty)])[0]
    else:
        article.body = dirty
        article.save() if save == "save" else Article.objects.bulk_update([article], ["body"])

    assert Article.objects.get(pk=article.pk).body == "<p>b</p>"


def test_the_saved_article_holds_what_was_stored(db):
    article = Article(title="a", body="<p onclick=x>a</p>")
    article.save()

    assert article.body == "<p>a</p>"


def payloads(shared):
    for path in sorted((shared / "corpora/html").glob("*.jsonl")):
        yield from (json.loads(line)["payload"] for line in path.read_text().split("\n") if line)


def test_no_hostile_text_keeps_a_handler_or_a_script(shared):
    cleaned = [clean(payload) for payload in payloads(shared)]

    assert len(cleaned) > 300
    assert [html for html in cleaned if "<script" in html or "<iframe" in html or "<img" in html] == []
