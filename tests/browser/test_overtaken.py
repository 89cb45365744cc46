"""A form whose article went on without it: published, deleted or saved already. What was typed in it is offered again."""

import pytest
from django.core.files.base import ContentFile

from news.models import Article, Category, Version
from tests.browser.form import EDITOR_IS_READY, jpeg, open_form, wait_until_kept
from tests.browser.test_documents import add
from tests.news.desk import LIST, form, page_of, publish
from tests.news.media.test_attachments import attach

pytestmark = pytest.mark.browser


@pytest.fixture
def article(reporter, transactional_db):
    """A draft with a photo in its text, saved once."""
    category = Category.objects.create(name="Khen thưởng")
    article = Article.objects.create(title="Hội nghị", category=category, creator=reporter)
    photo = article.photos.create(caption="Ảnh", image=ContentFile(jpeg(1), name="a.jpg"))
    article.body = f'<p>Cũ.</p><figure data-photo="{photo.pk}"></figure>'
    article.save()
    Version.objects.record(article, reporter)
    return article


@pytest.fixture
def typed(at_the_desk, articles, reporter, article):
    """The reporter's page, with words in the draft that nobody has saved."""
    page = at_the_desk(reporter)
    open_form(page, f"{articles}{article.pk}/change/")
    type_lead(page)
    return page


def type_lead(page):
    """Type, until the words are kept and the server knows of it: nothing more is on its way."""
    with page.expect_response(lambda answer: "still-here" in answer.url and answer.request.method == "POST"):
        page.fill("#id_lead", "Gõ dở.")
    page.wait_for_selector("text=Đã giữ trong trình duyệt này")


def sent(article, **fields):
    photos = [{"id": photo.pk, "caption": photo.caption} for photo in article.photos.all()]
    return form(article, photos, based_on=Version.objects.number_of(article), **fields)


def is_refused(page, address):
    """Save, and be refused: as 200, since Chromium reports a 409 as an error of the page."""

    def answer(route):
        refused = route.fetch()
        route.fulfill(response=refused, status=200)
        statuses.append(refused.status)

    statuses = []
    page.route(address, answer)
    page.click("[name=_continue]")
    page.wait_for_selector(".desk-comparison")
    page.unroute(address)
    page.wait_for_function(EDITOR_IS_READY)
    return statuses == [409]


def test_a_text_overtaken_by_publication_is_offered_among_the_changes(typed, articles, editor, article, signed_in):
    signed_in(editor).post(page_of(article), sent(article, _move="publish"))
    refused = is_refused(typed, f"{articles}{article.pk}/change/")
    told = typed.locator(".desk-comparison > p", has_text="hãy bấm “Sửa bài này”").count()
    saving = typed.locator("[name=_save], [name=_continue]").count()

    typed.click("[name=_revise]")
    typed.click("[data-act=restore]")
    typed.click("[name=_save]")
    typed.wait_for_url(articles)

    revision = article.revisions.get()
    assert (refused, told, saving) == (True, 1, 0)
    assert revision.lead == "Gõ dở."
    assert [photo.caption for photo in revision.photos.all()] == ["Ảnh"]
    assert f'data-photo="{revision.photos.get().pk}"' in revision.body


@pytest.mark.each_database
def test_what_an_editor_published_meanwhile_is_not_written_over(typed, articles, reporter, editor, article, signed_in):
    signed_in(editor).post(page_of(article), sent(article, lead="Của biên tập.", _move="publish"))
    signed_in(reporter).post(page_of(article, "revise"))
    revision = article.revisions.get()

    open_form(typed, f"{articles}{revision.pk}/change/")
    typed.click("[data-act=restore]")

    assert is_refused(typed, f"{articles}{revision.pk}/change/")
    assert Article.objects.get(pk=revision.pk).lead == "Của biên tập."


def test_an_article_is_taken_out_of_the_bin_with_the_text_that_was_typed(typed, articles, editor, article, signed_in):
    signed_in(editor).post(page_of(article, "delete"), {"post": "yes"})
    is_refused(typed, f"{articles}{article.pk}/change/")

    typed.click("[value=restore]")
    typed.click("[data-act=restore]")
    typed.click("[name=_save]")
    typed.wait_for_url(articles)

    assert list(Article.objects.values_list("lead", "status")) == [("Gõ dở.", "draft")]


@pytest.mark.parametrize("button", ["[name=_continue]", "[value=submit]"])
def test_the_way_back_to_a_saved_form_leads_to_its_article(button, at_the_desk, articles, reporter):
    Category.objects.create(name="Khen thưởng")
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.fill("#id_title", "Một lần")
    page.select_option("#id_category", label="Khen thưởng")
    page.evaluate("CKEDITOR.instances.id_body.setData('<p>Chữ.</p>')")
    with page.expect_event("load"):
        page.click(button)
    page.wait_for_function("Object.keys(sessionStorage).some((name) => name.startsWith('saved:'))")

    page.go_back()
    article = Article.objects.get()
    page.wait_for_url(f"{articles}{article.pk}/change/")

    assert (article.title, article.status) == ("Một lần", {"[name=_continue]": "draft"}.get(button, "submitted"))


def test_a_correction_that_was_typed_is_asked_about_before_the_article_is_withdrawn(
    at_the_desk, articles, editor, article
):
    publish(article)
    page = at_the_desk(editor)
    page.goto(f"{articles}{article.pk}/change/")
    page.wait_for_selector(".desk-kept", state="attached")
    page.click("#corrections-data .add-row")
    page.fill("#id_corrections-0-text", "Đúng là 128 hộ.")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))

    page.click(".desk-note summary")
    page.fill("[name=note]", "Số liệu sai.")
    page.click("[value=withdraw]")
    page.wait_for_timeout(1500)
    status = Article.objects.get().status
    page.click("[name=_save]")
    page.wait_for_url(articles)

    assert (asked, status) == (["beforeunload"], "published")
    assert [correction.text for correction in article.corrections.all()] == ["Đúng là 128 hộ."]


@pytest.fixture
def revision(reporter, editor, article, signed_in):
    """Changes to the article, which is public by now."""
    signed_in(editor).post(page_of(article), sent(article, _move="publish"))
    signed_in(reporter).post(page_of(article, "revise"))
    return article.revisions.get()


def test_a_text_in_changes_that_were_published_is_offered_in_the_next_changes(
    at_the_desk, articles, reporter, editor, article, revision, signed_in
):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}{revision.pk}/change/")
    type_lead(page)
    signed_in(editor).post(page_of(revision), sent(revision, title="Hội nghị mới", _move="publish"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.click("text=Mở bài đã đăng")
    page.click("[name=_revise]")
    page.click("[data-act=restore]")

    again = article.revisions.get()
    refused = is_refused(page, f"{articles}{again.pk}/change/")
    page.click("[name=_save]")
    page.wait_for_url(articles)

    again.refresh_from_db()
    assert (refused, again.lead, again.photos.get().caption) == (True, "Gõ dở.", "Ảnh")
    assert f'data-photo="{again.photos.get().pk}"' in again.body


@pytest.mark.each_database
def test_a_text_whose_article_was_deleted_for_ever_becomes_a_new_article(
    typed, articles, reporter, editor, article, signed_in
):
    signed_in(editor).post(page_of(article, "delete"), {"post": "yes"})
    signed_in(editor).post(f"{LIST}bin/empty/")

    typed.click("[name=_continue]")
    typed.wait_for_selector("text=Bài này đã bị xóa hẳn")
    news = typed.inner_text("#desk-news")
    typed.keyboard.press("Enter")
    typed.click("[data-act=restore]")
    typed.click("[name=_save]")
    typed.wait_for_url(articles)

    written = Article.objects.get()
    assert (news, written.title, written.lead, written.creator) == ("", "Hội nghị", "Gõ dở.", reporter)


def test_saving_waits_for_a_text_that_is_still_being_taken_back(typed, articles, reporter, editor, article, signed_in):
    signed_in(editor).post(page_of(article, "delete"), {"post": "yes"})
    signed_in(editor).post(f"{LIST}bin/empty/")
    typed.click("[name=_continue]")
    typed.click("[data-end=deleted] a")
    typed.wait_for_selector("[data-act=restore]")
    held = []
    typed.route("**/photos/?id=*", lambda route: held.append(route))

    typed.click("[data-act=restore]")
    typed.click("[name=_save]")
    while not held:
        typed.wait_for_timeout(50)
    before = typed.input_value("#id_title")
    held[0].continue_()
    typed.wait_for_url(articles)

    assert (before, Article.objects.get().title) == ("", "Hội nghị")


def test_documents_of_an_overtaken_text_are_offered_too(typed, articles, reporter, editor, article, signed_in):
    attach(article)
    open_form(typed, f"{articles}{article.pk}/change/")
    typed.fill("#id_attachments-0-title", "Tên gõ dở")
    add(typed, 1, "Phụ lục")
    wait_until_kept(typed)
    signed_in(editor).post(page_of(article), sent(article, _move="publish"))
    signed_in(reporter).post(page_of(article, "revise"))
    revision = article.revisions.get()

    open_form(typed, f"{articles}{revision.pk}/change/")
    typed.click("#desk-offers summary")
    typed.locator("#desk-offers [data-act=restore]").first.click()
    typed.wait_for_function("document.getElementById('id_attachments-1-file')?.files.length")
    is_refused(typed, f"{articles}{revision.pk}/change/")
    typed.wait_for_function("document.getElementById('id_attachments-1-file').files.length")
    typed.click("[name=_save]")
    typed.wait_for_url(articles)

    assert list(revision.attachments.values_list("title", flat=True)) == ["Tên gõ dở", "Phụ lục"]
