"""What the hints before publishing lead to, in a real browser."""

import pytest

from news.models import Article, Category, Photo
from tests.browser.form import (
    open_form,
)

pytestmark = pytest.mark.browser


def test_a_hint_leads_to_the_place_of_a_photo_that_was_removed_and_one_key_deletes_it(at_the_desk, articles, reporter):
    body = '<p>Chữ.</p><figure data-photo="99"></figure>'
    written = Article.objects.create(title="Hội nghị", creator=reporter, body=body)
    page = at_the_desk(reporter)
    open_form(page, f"{articles}{written.pk}/change/")

    page.get_by_role("link", name="Trong bài còn chỗ của một ảnh đã bị gỡ").click()
    page.wait_for_function("CKEDITOR.instances.id_body.widgets.focused")
    page.keyboard.press("Delete")

    assert page.evaluate("CKEDITOR.instances.id_body.getData().trim()") == "<p>Chữ.</p>"


@pytest.mark.parametrize("words", ["Có sản sản phẩm.", "Có sản <strong>sản</strong> phẩm."])
def test_a_hint_leads_to_the_words_it_speaks_of(words, at_the_desk, articles, reporter):
    written = Article.objects.create(title="Hội nghị", creator=reporter, body=f"<p>Chữ.</p><p>{words}</p>")
    page = at_the_desk(reporter)
    open_form(page, f"{articles}{written.pk}/change/")

    page.get_by_role("link", name="sản sản").click()

    assert page.evaluate("CKEDITOR.instances.id_body.window.$.getSelection().toString()") == "sản sản"


def test_a_hint_leads_to_words_that_can_be_mended_not_to_the_caption_shown_in_the_text(at_the_desk, articles, reporter):
    written = Article.objects.create(title="Hội nghị", creator=reporter)
    photo = Photo.objects.create(article=written, caption="Uỷ viên")
    written.body = f'<figure data-photo="{photo.pk}"></figure><p>Một Uỷ viên, hai Ủy viên, ba Ủy viên.</p>'
    written.save()
    page = at_the_desk(reporter)
    open_form(page, f"{articles}{written.pk}/change/")

    page.get_by_role("link", name="Viết theo hai cách").click()

    chosen = page.evaluate("""() => {
        const selection = CKEDITOR.instances.id_body.window.$.getSelection();
        return [selection.toString(), selection.anchorNode.data];
    }""")
    assert chosen == ["Uỷ", "Một Uỷ viên, hai Ủy viên, ba Ủy viên."]


def test_a_hint_leads_to_a_photo_whose_caption_is_hidden(at_the_desk, articles, reporter):
    written = Article.objects.create(title="Hội nghị", creator=reporter, body="<p>Chữ.</p>")
    for number, caption in enumerate(["", "Chung."]):
        Photo.objects.create(article=written, caption=caption, shares_caption=not caption, order=number)
    page = at_the_desk(reporter)
    open_form(page, f"{articles}{written.pk}/change/")

    page.get_by_role("link", name="Ảnh 1: thiếu tệp ảnh").click()

    assert page.evaluate("document.activeElement.id") == "id_photos-0-shares_caption"


def test_the_hints_stand_in_the_form_before_anything_is_sent_and_can_be_read_afterwards(
    at_the_desk, articles, reporter
):
    category = Category.objects.create(name="Khen thưởng")
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.fill("#id_title", "Hội nghị")
    page.select_option("#id_category", str(category.pk))
    page.fill("#id_lead", "Có sản sản phẩm.")
    page.evaluate("CKEDITOR.instances.id_body.setData('<p>Chữ.</p>')")

    page.get_by_role("link", name="sản sản").click()
    chosen = page.evaluate("[document.activeElement.id, getSelection().toString()]")
    count = page.locator(".desk-hint-count").text_content()
    with page.expect_event("load"):
        page.click("[value=submit]")
    page.goto(f"{articles}{Article.objects.get().pk}/change/")

    assert chosen == ["id_lead", "sản sản"]
    assert count == page.locator("#desk-hints summary").text_content().strip()
    assert page.locator("#desk-hints li", has_text="sản sản").count() == 1
    assert page.locator("#desk-hints a").count() == 0


def test_the_words_beside_the_buttons_stand_whole_within_the_bar(at_the_desk, articles, reporter, editor):
    article = Article.objects.create(title="Hội nghị", body="<p>Chữ.</p>", creator=reporter, status="submitted")
    page = at_the_desk(editor)
    page.set_viewport_size({"width": 1280, "height": 800})
    open_form(page, f"{articles}{article.pk}/change/")
    page.fill("#id_lead", "Sapo.")
    page.wait_for_selector(".desk-kept:not(:empty)")

    shown = [page.locator(words).bounding_box() for words in (".desk-kept", ".desk-hint-count")]

    assert [(box["height"] < 30, box["y"] + box["height"] <= 800) for box in shown] == [(True, True)] * 2
