"""Words are replaced in the text as they are written."""

import pytest

from tests.browser.clipboard import WRITTEN
from tests.browser.form import DIALOG_IS_FILLED, open_form

pytestmark = pytest.mark.browser


def test_replacing_heeds_capitals_and_says_what_it_leaves(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/").click()
    page.keyboard.type("Hà gặp hà mã")
    page.on("dialog", lambda dialog: dialog.accept())

    page.evaluate("CKEDITOR.instances.id_body.execCommand('replace')")
    page.wait_for_function(DIALOG_IS_FILLED)
    told = page.locator(".replaces-here >> visible=true").inner_text()
    fields = page.locator(".cke_dialog input[type=text] >> visible=true")
    fields.first.fill("Hà")
    fields.last.fill("Hương")
    page.get_by_role("button", name="Thay thế tất cả").click()

    assert page.evaluate(WRITTEN).strip() == "<p>Hương gặp hà mã</p>"
    assert told == "Chỉ thay trong nội dung bài: hãy tự xem lại tiêu đề, sapo và chú thích ảnh."
