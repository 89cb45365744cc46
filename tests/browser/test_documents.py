"""Documents in the form of an article, in a real browser."""

import pytest
from django.core.files.base import ContentFile
from django.utils.timezone import localtime

from news.models import Article
from tests.browser.form import EDITOR_IS_READY, files, jpeg, lose_the_tab, open_form, save, wait_until_kept
from tests.news.desk import publish
from tests.news.media.test_attachments import attach, pdf

pytestmark = pytest.mark.browser

ADD = "#attachments-data .add-row"


def add(page, number, title):
    page.click(ADD)
    page.fill(f"#id_attachments-{number}-title", title)
    document = {"name": f"{number}.pdf", "mimeType": "application/pdf", "buffer": pdf(number + 1)}
    page.set_input_files(f"#id_attachments-{number}-file", document)


def test_documents_survive_the_loss_of_the_tab_with_their_files(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.fill("#id_title", "Khen thưởng")
    for number, title in enumerate(["Bỏ đi", "Quyết định", "Phụ lục"]):
        add(page, number, title)
    page.locator("#attachments-data .delete-template:visible").first.click()
    wait_until_kept(page)

    page = lose_the_tab(page)
    open_form(page, f"{articles}add/")
    page.click("[data-act=restore]")
    page.wait_for_function("document.getElementById('id_attachments-1-file')?.files.length")
    save(page)

    article = Article.objects.get()
    assert list(article.attachments.values_list("title", "pages")) == [("Quyết định", 2), ("Phụ lục", 3)]


def test_a_refused_form_still_has_the_document_that_was_chosen(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.fill("#id_title", "Khen thưởng")
    add(page, 0, "Quyết định")
    page.locator("#id_attachments-0-title").evaluate("input => { input.required = false; input.value = '' }")
    save(page)
    page.fill("#id_attachments-0-title", "Quyết định")
    page.wait_for_function("document.getElementById('id_attachments-0-file').files.length")
    shown = page.input_value("label[for=id_attachments-0-file] input")
    save(page)

    assert shown == "0.pdf"
    assert list(Article.objects.get().attachments.values_list("title", "pages")) == [("Quyết định", 1)]


def test_an_editor_adds_a_correction_below_photos_and_documents(at_the_desk, articles, editor, transactional_db):
    article = Article.objects.create(title="Khen thưởng", body="<p>Chữ.</p>")
    publish(article)
    article.photos.create(caption="Ảnh", image=ContentFile(jpeg(1), name="a.jpg"))
    attach(article)
    page = at_the_desk(editor)
    page.goto(f"{articles}{article.pk}/change/")

    page.click("#corrections-data .add-row")
    page.fill("#id_corrections-0-text", "Đúng là 128 hộ.")
    day = page.input_value("#id_published_at_0")
    page.fill("#id_published_at_0", "")
    page.click("[name=_save]")
    page.wait_for_selector(".errornote")
    kept = page.locator("#attachments-data").inner_text().count("Quyết định số 12"), page.locator(".photo").count()
    page.fill("#id_published_at_0", day)
    page.click("[name=_save]")
    page.wait_for_url(articles)

    assert kept == (1, 1)
    assert [correction.text for correction in article.corrections.all()] == ["Đúng là 128 hộ."]
    assert (article.photos.count(), article.attachments.count()) == (1, 1)


def test_the_preview_tells_of_photos_on_their_way_and_shows_documents_not_saved(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.fill("#id_title", "Đang gửi")
    page.route("**/photos/", lambda route: None)
    page.set_input_files("#photo-picker", files(2))
    page.keyboard.type("Chú thích của ảnh đầu")
    add(page, 0, "Quyết định")

    page.click("[data-preview]")
    story = page.frame_locator("#desk-preview iframe").locator("article.story")
    story.locator("text=Quyết định").wait_for()

    assert story.locator(".missing").all_inner_texts() == ["Một ảnh chưa lưu sẽ hiện ở đây."] * 2
    assert story.locator(".caption").inner_text() == "Chú thích của ảnh đầu"
    assert story.locator(".documents small").inner_text().startswith("Tải về: PDF, 1 trang")


def test_a_correction_and_the_times_survive_the_loss_of_the_tab(at_the_desk, articles, editor, transactional_db):
    article = Article.objects.create(title="Khen thưởng", body="<p>Chữ.</p>")
    publish(article)
    address = f"{articles}{article.pk}/change/"
    page = at_the_desk(editor)
    page.goto(address)
    page.click("#corrections-data .add-row")
    page.fill("#id_corrections-0-text", "Đúng là 128 hộ.")
    page.fill("#id_expires_at_0", "31/12/2030")
    page.fill("#id_expires_at_1", "08:00")
    wait_until_kept(page)

    page = lose_the_tab(page)
    page.goto(address)
    page.click("[data-act=restore]")
    page.click("[name=_save]")
    page.wait_for_url(articles)

    article.refresh_from_db()
    assert [correction.text for correction in article.corrections.all()] == ["Đúng là 128 hộ."]
    assert localtime(article.expires_at).isoformat() == "2030-12-31T08:00:00+07:00"
    assert page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('draft:'))") == []


def test_a_step_beside_the_form_keeps_what_was_typed_in_it_and_nothing_else(
    at_the_desk, articles, editor, transactional_db
):
    article = Article.objects.create(title="Khen thưởng", body="<p>Chữ.</p>", creator=editor)
    publish(article)
    page = at_the_desk(editor)
    drafts = []
    for title in ("", "Đúng là 128 hộ."):
        page.goto(f"{articles}{article.pk}/change/")
        page.wait_for_selector(".desk-kept", state="attached")
        if title:
            page.click("#corrections-data .add-row")
            page.fill("#id_corrections-0-text", title)
        page.click("[name=_revise]")
        page.wait_for_function(EDITOR_IS_READY)
        drafts.append(page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('draft:')).length"))

    assert drafts == [0, 1]


def test_an_unsaved_story_waits_while_its_article_is_published(at_the_desk, articles, editor, transactional_db):
    article = Article.objects.create(title="Khen thưởng", body="<p>Chữ.</p>", creator=editor)
    address = f"{articles}{article.pk}/change/"
    page = at_the_desk(editor)
    open_form(page, address)
    page.fill("#id_lead", "Chưa lưu.")
    page.wait_for_selector("text=Đã giữ trong trình duyệt này")
    page = lose_the_tab(page)

    publish(article)
    page.goto(address)
    page.wait_for_selector(".desk-kept", state="attached")
    offered = page.locator("[data-act=restore]").count()
    Article.objects.update(status="draft")
    open_form(page, address)
    page.click("[data-act=restore]")

    assert (offered, page.input_value("#id_lead")) == (0, "Chưa lưu.")
