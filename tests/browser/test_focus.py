"""The desk by keyboard alone: what has the focus is seen."""

import pytest

from tests import desk_pages
from tests.browser.form import SENT, files, open_form

pytestmark = pytest.mark.browser

# What has the focus, if its upper or its lower edge is out of sight or under a bar; what is taller than the window may be.
HIDDEN = """() => {
    const at = document.activeElement;
    const { left, right, top, bottom } = at.getBoundingClientRect();
    if (at === document.body || bottom - top > innerHeight / 2) return null;
    const isHidden = (y) => {
        const bar = document.elementFromPoint((left + right) / 2, y)?.closest("#submit-row, #desk-form, .changelist-actions");
        return y < 0 || y > innerHeight || (bar && !bar.contains(at));
    };
    return isHidden(top + 2) || isHidden(bottom - 2) ? at.outerHTML.slice(0, 200) : null;
}"""
IS_BACK = "() => document.activeElement === document.body || document.activeElement.matches('.desk-skip')"


def walked(page, key="Tab", most=150):
    """What the keyboard reached and nobody could see, from the top of the page to its end."""
    hidden = []
    for press in range(most):
        page.keyboard.press(key)
        if press and page.evaluate(IS_BACK):
            break
        hidden.append(page.evaluate(HIDDEN))
    assert len(hidden) > 5
    return [shown for shown in hidden if shown]


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_nothing_in_the_form_of_an_article_is_reached_under_a_bar(
    width, at_the_desk, articles, editor, transactional_db
):
    page = at_the_desk(editor)
    page.set_viewport_size({"width": width, "height": 700})
    # Hints come when they are ready, and make the page longer.
    page.route("**/hints/", lambda route: route.fulfill(body=""))
    open_form(page, f"{articles}add/")
    page.set_input_files("#photo-picker", files(3))
    page.wait_for_selector(f"{SENT} >> nth=2")
    page.evaluate("scrollTo(0, 0); document.activeElement.blur()")

    assert (walked(page), walked(page, "Shift+Tab")) == ([], [])


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_a_new_correction_is_seen_while_it_is_written(width, at_the_desk, articles, editor, transactional_db):
    article = desk_pages.article(editor, None, "published")
    page = at_the_desk(editor)
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{articles}{article.pk}/change/", wait_until="networkidle")

    page.click("#corrections-group .add-row")

    assert page.evaluate("document.activeElement.name") == "corrections-0-day"
    assert (page.evaluate(HIDDEN), walked(page)) == (None, [])


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_no_row_is_reached_under_the_bar_of_actions(width, at_the_desk, articles, editor, transactional_db):
    for _number in range(20):
        desk_pages.article(editor, None, "draft")
    page = at_the_desk(editor)
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(articles, wait_until="networkidle")

    page.check("input.action-select >> nth=0")
    page.wait_for_selector("#changelist-actions-wrapper:visible")

    assert walked(page) == []
