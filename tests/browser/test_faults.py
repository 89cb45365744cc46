"""A refused form: its faults on top, each a link to the field in which it is mended."""

import pytest

from tests.browser.form import SENT, files, open_form, save

pytestmark = pytest.mark.browser


def faults(page):
    return [link.inner_text().split(":")[0] for link in page.locator("#desk-faults a").all()]


def test_the_faults_of_an_article_lead_to_their_fields_also_in_rows(at_the_desk, articles, editor, transactional_db):
    page = at_the_desk(editor)
    open_form(page, f"{articles}add/")
    page.set_input_files("#photo-picker", files(2))
    page.wait_for_selector(f"{SENT} >> nth=1")
    page.evaluate("document.getElementById('id_photos-1-alt').removeAttribute('maxlength')")
    page.fill("#id_photos-1-alt", "a" * 2000)
    page.fill("#id_published_at_0", "không biết")

    save(page)

    assert page.evaluate("document.activeElement.id") == "desk-faults"
    assert faults(page) == ["Tiêu đề", "Thời điểm xuất bản", "Ảnh 2, Mô tả ảnh"]
    for number, place in enumerate(["id_title", "id_published_at_0", "id_photos-1-alt"]):
        page.click(f"#desk-faults a >> nth={number}")
        assert page.evaluate("document.activeElement.id") == place


def test_a_small_form_tells_its_faults_on_top(at_the_desk, desk, administrator, transactional_db):
    page = at_the_desk(administrator)
    page.goto(f"{desk}identity/agencylink/add/")
    with page.expect_event("load"):
        page.click("[name=_save]")

    page.wait_for_function("document.activeElement.id === 'desk-faults'")
    shown = faults(page)
    page.click("#desk-faults a >> nth=-1")
    assert (len(shown) >= 2, page.evaluate("document.activeElement.name")) == (True, "address")
