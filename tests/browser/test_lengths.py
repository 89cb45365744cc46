"""What is too long for its field stays there whole, and the person is told."""

import pytest

from news.models import Article
from tests.browser.clipboard import copy
from tests.browser.form import open_form

pytestmark = pytest.mark.browser


def test_a_text_pasted_into_a_short_field_is_kept_whole_and_said_to_be_too_long(
    at_the_desk, articles, reporter, editor
):
    written = Article.objects.create(title="Hội nghị", creator=reporter, body="<p>Chữ.</p>", status="submitted")
    page = at_the_desk(editor)
    open_form(page, f"{articles}{written.pk}/change/")
    note = "Sửa. " * 382
    copy(page, text=note)

    page.click(".desk-note summary")
    page.click("[name=note]")
    page.keyboard.press("Control+v")
    page.click(".desk-note button")
    told = page.locator(".desk-too-long").all_inner_texts()
    kept = page.input_value("[name=note]")
    page.fill("[name=note]", note[:1000])
    page.click("#id_title")
    page.keyboard.press("Control+v")

    assert (kept, page.input_value("#id_title")[-9:]) == (note, "Sửa. Sửa. "[-9:])
    assert told == ["Dài quá 909 ký tự; tối đa 1000 ký tự. Chưa cắt chữ nào: hãy rút gọn trước khi lưu."]
    page.fill("#id_title", "Hội nghị")
    page.click(".desk-note button")
    page.wait_for_url(articles)
    assert Article.objects.get().note == note[:1000].strip()
