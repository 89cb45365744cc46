"""Links are made as they are meant, by keyboard too."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import Article
from tests.browser.clipboard import WRITTEN
from tests.browser.form import DIALOG_IS_FILLED, open_form

pytestmark = pytest.mark.browser


def open_box(page):
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("body").click()
    page.keyboard.press("Control+k")
    page.wait_for_function(DIALOG_IS_FILLED)


def test_an_address_is_kept_as_it_was_meant_and_none_of_the_desk(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    said = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))

    open_box(page)
    address = page.get_by_label("URL", exact=False).last
    linked = []
    for written in (" http://https://a.vn/tin ", "b.vn"):
        address.fill(written)
        page.keyboard.press("Enter")
        page.wait_for_function("!CKEDITOR.dialog.getCurrent()")
        linked.append(re.findall('href="(.*?)"', page.evaluate(WRITTEN)))
        open_box(page)
    address.fill(articles)
    with page.expect_event("dialog"):
        page.keyboard.press("Enter")

    assert linked == [["https://a.vn/tin"], ["https://b.vn"]]
    assert said == [
        "Người đọc không mở được địa chỉ của bàn làm việc. Hãy tìm bài theo tiêu đề ở ô phía trên, hoặc chép địa chỉ bài "
        "từ trang công khai."
    ]


def test_an_article_of_the_portal_is_found_by_its_title_and_linked_with_the_keyboard(at_the_desk, articles, reporter):
    yesterday = timezone.now() - timedelta(days=1)
    for title in ("Lễ trao bằng khen ở Nà Pheo", "Trao bằng khen đợt hai"):
        article = Article.objects.create(title=title, status="published", published_at=yesterday)
    Article.objects.create(title="Trao bằng khen đợt ba", creator=reporter)
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")

    open_box(page)
    page.get_by_label("Bài trên cổng này: gõ tiêu đề").click()
    page.keyboard.type("trao bang khen d")
    page.wait_for_selector(".own-articles li >> nth=1")
    offered = [words.split(" (")[0] for words in page.locator(".own-articles li").all_inner_texts()]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.value?.startsWith('/tin/')")
    page.keyboard.press("Enter")
    page.wait_for_selector(".cke_dialog", state="hidden")

    assert offered == ["Trao bằng khen đợt hai", "Lễ trao bằng khen ở Nà Pheo"]
    assert page.evaluate(WRITTEN).strip() == f'<p><a href="{article.get_absolute_url()}">Trao bằng khen đợt hai</a></p>'


def test_enter_held_down_makes_one_link(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    address = page.get_by_label("URL", exact=False).last

    written = []
    for host in ("a.vn", "b.vn"):  # Made, then changed.
        open_box(page)
        address.fill(host)
        address.evaluate("""field => [1, 2, 3].forEach(() => field.dispatchEvent(
            new KeyboardEvent("keydown", { key: "Enter", keyCode: 13, bubbles: true, cancelable: true })))""")
        page.wait_for_function("!CKEDITOR.dialog.getCurrent()")
        page.wait_for_timeout(100)
        written.append(page.evaluate(WRITTEN).strip())

    assert written == [
        '<p><a href="https://a.vn">https://a.vn</a></p>',
        '<p><a href="https://b.vn">https://b.vn</a></p>',
    ]
