"""The front page is arranged at the desk: by keys, by dragging, with a preview."""

import pytest

from news.models import Category, FrontBlock
from tests.browser.portal import publish

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIRST = "() => document.querySelector('iframe').contentDocument?.querySelector('.block h2')?.textContent.trim()"


def test_an_editor_moves_blocks_by_key_and_by_mouse_sees_them_in_the_preview_and_saves(at_the_desk, desk, editor):
    names = ["Một", "Hai", "Ba"]
    for order, name in enumerate(names):
        category = Category.objects.create(name=name, order=order)
        for number in range(4):
            publish(f"{name} {number}", category)
    page = at_the_desk(editor)
    page.goto(f"{desk}news/frontblock/")
    page.wait_for_selector(".is-scripted")
    rows = page.locator(".front-rows li")

    page.get_by_role("button", name="Đưa “Một” xuống").press("Enter")
    page.wait_for_function(f"({FIRST})() === 'Hai'")
    assert page.evaluate("document.activeElement.textContent.trim()").startswith("Đưa “Một” xuống")
    rows.nth(2).drag_to(rows.nth(0))
    page.wait_for_function(f"({FIRST})() === 'Ba'")
    page.get_by_label("Kiểu của khối “Hai”").select_option("dated")
    page.wait_for_function("document.querySelector('iframe').contentDocument?.querySelector('.dated')")
    with page.expect_navigation():
        page.get_by_role("button", name="Lưu trang chủ").click()

    stored = list(FrontBlock.objects.values_list("category__name", "kind"))
    assert stored == [("Ba", "columns"), ("Hai", "dated"), ("Một", "columns")]
