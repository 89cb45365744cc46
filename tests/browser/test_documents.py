"""Documents in the form of an article, in a real browser."""

import pytest

from news.models import Article
from tests.browser.test_writing import desk, files, open_form, save
from tests.news.test_attachments import pdf

__all__ = ["desk"]
pytestmark = pytest.mark.browser

ADD = "#attachments-data .add-row"


def add(page, number, title):
    page.click(ADD)
    page.fill(f"#id_attachments-{number}-title", title)
    document = {"name": f"{number}.pdf", "mimeType": "application/pdf", "buffer": pdf(number + 1)}
    page.set_input_files(f"#id_attachments-{number}-file", document)


def test_documents_survive_the_loss_of_the_tab_with_their_files(at_the_desk, desk, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{desk}add/")
    page.fill("#id_title", "Khen thưởng")
    for number, title in enumerate(["Bỏ đi", "Quyết định", "Phụ lục"]):
        add(page, number, title)
    page.locator("#attachments-data .delete-template:visible").first.click()
    page.wait_for_selector("text=Đã giữ trong trình duyệt này")
    page.wait_for_timeout(2000)

    killed, page = page, page.context.new_page()
    killed.close()
    open_form(page, f"{desk}add/")
    page.click("[data-act=restore]")
    page.wait_for_function("document.getElementById('id_attachments-1-file')?.files.length")
    save(page)

    article = Article.objects.get()
    assert list(article.attachments.values_list("title", "pages")) == [("Quyết định", 2), ("Phụ lục", 3)]


def test_a_refused_form_still_has_the_document_that_was_chosen(at_the_desk, desk, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{desk}add/")
    page.fill("#id_title", "Khen thưởng")
    add(page, 0, "Quyết định")
    page.locator("#id_attachments-0-title").evaluate("input => { input.required = false; input.value = '' }")
    save(page)
    page.fill("#id_attachments-0-title", "Quyết định")
    page.wait_for_function("document.getElementById('id_attachments-0-file').files.length")
    save(page)

    assert list(Article.objects.get().attachments.values_list("title", "pages")) == [("Quyết định", 1)]


def test_the_preview_tells_of_photos_on_their_way_and_shows_documents_not_saved(at_the_desk, desk, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{desk}add/")
    page.fill("#id_title", "Đang gửi")
    page.route("**/photos/", lambda route: None)
    page.set_input_files("#photo-picker", files(2))
    page.keyboard.type("Chú thích của ảnh đầu")
    add(page, 0, "Quyết định")

    page.click("[data-preview]")
    story = page.frame_locator("#desk-preview iframe").locator("article.story")
    story.locator("text=Quyết định").wait_for()

    assert story.locator(".missing").all_inner_texts() == ["Một ảnh đang được gửi lên sẽ hiện ở đây."] * 2
    assert story.locator(".caption").inner_text() == "Chú thích của ảnh đầu"
    assert story.locator(".documents small").inner_text().startswith("PDF, 1 trang")
