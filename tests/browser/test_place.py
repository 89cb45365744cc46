"""Saving to go on: the reporter comes back to the words she was writing."""

import pytest

from news.models import Article
from tests import desk_pages
from tests.browser.form import SENT, files, open_form, save

pytestmark = pytest.mark.browser

LONG = "".join(f"<p>Đoạn thứ {number} của một bài dài.</p>" for number in range(60))
PLACE = """() => {
    const editor = CKEDITOR.instances.id_body;
    const range = editor.getSelection().getRanges()[0];
    return {
        isInText: editor.focusManager.hasFocus,
        paragraph: range.startContainer.getAscendant("p", true)?.getText(),
        offset: range.startOffset,
        page: Math.round(document.querySelector(".cke").getBoundingClientRect().top / 10),
        text: Math.round(editor.window.$.scrollY / 10),
    };
}"""


@pytest.fixture
def article(reporter, transactional_db):
    article = desk_pages.article(reporter, None, "draft")
    Article.objects.update(body=LONG)
    return article


def in_the_middle_of_the_text(page):
    page.evaluate("""() => {
        const editor = CKEDITOR.instances.id_body;
        const paragraph = editor.editable().find("p").getItem(40);
        editor.focus();
        editor.window.$.getSelection().collapse(paragraph.getFirst().$, 9);
        paragraph.$.scrollIntoView({ block: "center" });
    }""")
    page.keyboard.type("mới ")
    page.evaluate("document.querySelector('.cke').scrollIntoView({ block: 'start' }); scrollBy(0, -80)")


@pytest.mark.parametrize("how", ["button", "key"])
def test_saving_keeps_the_place_in_the_text_and_on_the_page(how, at_the_desk, articles, reporter, article):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}{article.pk}/change/")
    in_the_middle_of_the_text(page)
    before = page.evaluate(PLACE)

    if how == "button":
        save(page)
    else:
        with page.expect_event("load"):
            page.keyboard.press("Control+s")
    page.wait_for_selector("#desk-news:has-text('Đã lưu')")

    article.refresh_from_db()
    assert page.evaluate(PLACE) == before
    assert "Đoạn thứ mới 40 của" in article.body
    page.keyboard.type("nữa ")
    assert "Đoạn thứ mới nữa 40 của" in page.evaluate("CKEDITOR.instances.id_body.getData()")


def test_a_new_article_goes_on_at_the_caption_where_it_was_saved(at_the_desk, articles, reporter, transactional_db):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.fill("#id_title", "Hội nghị")
    page.set_input_files("#photo-picker", files(3))
    page.wait_for_selector(f"{SENT} >> nth=2")
    page.fill("#id_photos-2-caption", "Đại biểu ở hội trường")
    page.keyboard.press("Home")

    with page.expect_event("load"):
        page.keyboard.press("Control+s")
    page.wait_for_selector("#desk-news:has-text('Đã lưu')")
    page.keyboard.type("Các ")

    assert page.input_value("#id_photos-2-caption") == "Các Đại biểu ở hội trường"
    assert page.locator("#id_photos-2-caption").evaluate("box => box.getBoundingClientRect().bottom < innerHeight")
    assert Article.objects.get().photos.count() == 3


def test_a_refused_form_begins_at_its_faults_and_not_at_the_old_place(at_the_desk, articles, reporter, article):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}{article.pk}/change/")
    page.fill("#id_title", "")
    in_the_middle_of_the_text(page)

    save(page)

    assert page.evaluate("document.activeElement.id") == "desk-faults"
