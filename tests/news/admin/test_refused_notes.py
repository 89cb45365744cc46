"""What was written to a step that is refused stands in the form again: nobody writes it twice."""

import html
import re

import pytest

from news.models import Article
from tests.news.desk import form, page_of, publish

pytestmark = pytest.mark.django_db

TOO_LONG = "Thêm ảnh & “chú thích”. " * 50


@pytest.fixture
def submitted(reporter):
    return Article.objects.create(title="Hội nghị", body="<p>Chữ.</p>", creator=reporter, status="submitted")


def note_in(page):
    return html.unescape(re.search(r'<textarea id="note-[^>]*>(.*?)</textarea>', page.text, re.DOTALL)[1])


def is_open(page):
    return '<details class="desk-note" open>' in page.text


def test_a_note_that_is_too_long_is_shown_again_once(submitted, editor, signed_in):
    client = signed_in(editor)
    page = client.post(page_of(submitted), form(submitted, _move="send_back", note=TOO_LONG), follow=True)
    later = client.get(page_of(submitted))

    assert [(note_in(shown), is_open(shown)) for shown in (page, later)] == [(TOO_LONG, True), ("", False)]


def test_a_note_to_a_step_without_the_form_is_shown_again(submitted, editor, signed_in):
    publish(submitted)

    page = signed_in(editor).post(page_of(submitted, "move"), {"_move": "withdraw", "note": TOO_LONG}, follow=True)

    assert (note_in(page), is_open(page)) == (TOO_LONG, True)


def test_a_form_that_is_refused_still_has_the_note(submitted, editor, signed_in):
    page = signed_in(editor).post(page_of(submitted), form(submitted, title="", _move="send_back", note="Thêm ảnh."))

    assert (page.status_code, note_in(page), is_open(page)) == (200, "Thêm ảnh.", True)


def test_a_refused_note_is_not_shown_with_another_article(submitted, reporter, editor, signed_in):
    other = Article.objects.create(title="Khác", body="<p>Chữ.</p>", creator=reporter, status="submitted")
    client = signed_in(editor)
    client.post(page_of(submitted), form(submitted, _move="send_back", note=TOO_LONG))

    assert [note_in(client.get(page_of(article))) for article in (other, submitted)] == ["", TOO_LONG]
