"""Everything that opens over a page of the desk, opened and used by real clicks on a phone, a tablet and a laptop."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import Article, Category
from tests.browser.form import DIALOG_IS_FILLED, open_form

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("width", [390, 768, 1280])]

# Within the window, but for the part of a pixel that scrolling leaves, and nothing lies over its corners.
IS_IN_REACH = """box => {
    box.scrollIntoView({ block: "nearest" });
    const { left, right, top, bottom } = box.getBoundingClientRect();
    const isWithin = left >= 0 && right <= document.documentElement.clientWidth && top > -1 && bottom < innerHeight + 1;
    const inset = 8;
    const corners = [[left + inset, top + inset], [right - inset, top + inset], [left + inset, bottom - inset], [right - inset, bottom - inset]];
    return isWithin && corners.every(([x, y]) => box.contains(document.elementFromPoint(x, y)));
}"""

IS_IN_WINDOW = """box => {
    const { top, bottom, height } = box.getBoundingClientRect();
    return height > 50 && top > -1 && bottom < innerHeight + 1;
}"""

IS_STILL = """box => Promise.allSettled(document.getAnimations().filter(one => one.effect.getComputedTiming().endTime !== Infinity).map(one => one.finished))"""


@pytest.fixture
def article(reporter, transactional_db):
    category = Category.objects.create(name="Khen thưởng")
    return Article.objects.create(
        title="Hội nghị", category=category, body="<p>Chữ.</p>", creator=reporter, status="submitted"
    )


@pytest.fixture
def sat_down(at_the_desk, width):
    """A function that lets a person sit down in front of a screen of this width."""

    def sit_down(user):
        page = at_the_desk(user)
        page.set_viewport_size({"width": width, "height": 900})
        return page

    return sit_down


def opened(page, opener, box):
    page.click(opener)
    shown = page.locator(f"{box}:visible").first
    shown.wait_for()
    shown.evaluate(IS_STILL)  # Some slide in.
    return shown.evaluate(IS_IN_REACH)


def test_an_article_is_returned_with_a_note(sat_down, articles, editor, article):
    page = sat_down(editor)
    open_form(page, f"{articles}{article.pk}/change/")

    page.locator(".desk-note summary").scroll_into_view_if_needed()
    page.click(".desk-note summary")
    page.wait_for_function(IS_IN_WINDOW, arg=page.query_selector(".desk-note > div"))  # Without being scrolled to.
    is_in_reach = page.locator(".desk-note > div").evaluate(IS_IN_REACH)
    page.fill("[name=note]", "Thêm ảnh hội trường.")
    page.click(".desk-note [value=send_back]")
    page.wait_for_url(articles)

    article.refresh_from_db()
    assert (is_in_reach, article.status, article.note) == (True, "returned", "Thêm ảnh hội trường.")


def test_a_day_is_chosen_in_the_calendar_and_an_hour_on_the_clock(sat_down, articles, editor, article):
    page = sat_down(editor)
    open_form(page, f"{articles}{article.pk}/change/")

    calendar = opened(page, ".field-published_at .date-icon", ".calendarbox")
    page.click(".calendarbox:visible td.today a, .calendarbox:visible td.selected a")
    clock = opened(page, ".field-published_at .clock-icon", ".clockbox")
    page.click(".clockbox:visible .timelist a >> nth=1")

    today = timezone.localdate().strftime("%d/%m/%Y")
    assert (calendar, clock) == (True, True)
    assert (page.input_value("#id_published_at_0"), page.input_value("#id_published_at_1") != "") == (today, True)


def test_the_text_gets_a_heading_and_a_link(sat_down, articles, editor, article):
    page = sat_down(editor)
    body = open_form(page, f"{articles}{article.pk}/change/")
    body.click()
    page.keyboard.press("Control+A")

    page.click(".cke_combo__format a")
    page.frame_locator(".cke_panel:visible iframe").get_by_role("option").nth(1).click()
    link = opened(page, ".cke_button__link", ".cke_dialog_body")
    page.wait_for_function(DIALOG_IS_FILLED)
    page.fill(".cke_dialog_body input[type=text]:visible >> nth=-1", "hoaban.gov.vn/tin")
    page.click(".cke_dialog_ui_button_ok:visible")
    page.wait_for_selector(".cke_dialog_body", state="hidden")

    written = page.evaluate("CKEDITOR.instances.id_body.getData()")
    assert (link, "<h2>" in written, "hoaban.gov.vn/tin" in written) == (True, True, True)


def test_the_preview_opens_and_closes(sat_down, articles, editor, article):
    page = sat_down(editor)
    open_form(page, f"{articles}{article.pk}/change/")

    assert opened(page, "[data-preview]", "#desk-preview header")
    page.click("#desk-preview [data-width='1280']")
    page.click("#desk-preview [data-act=close]")
    page.wait_for_selector("#desk-preview", state="hidden")


def test_the_list_is_filtered_by_a_day_from_the_calendar(sat_down, articles, editor, article):
    page = sat_down(editor)
    page.goto(articles)

    filters = opened(page, ".filter-open-button", "#changelist-filter > div + div")
    calendar = opened(page, "#changelist-filter .date-icon >> nth=0", ".calendarbox")
    page.click(".calendarbox:visible td.today a")
    with page.expect_event("load"):
        page.click("#changelist-filter form:has([name=published_at_from]) button[type=submit]")

    assert (filters, calendar, "published_at_from=" in page.url) == (True, True, True)


def test_an_action_is_chosen_for_a_row(sat_down, articles, editor, article):
    page = sat_down(editor)
    page.goto(articles)

    assert opened(page, "input.action-select", "#changelist-actions")
    page.select_option("select[name=action]", "delete_selected")
    page.click("#changelist-actions button[type=submit]")
    page.click("main form.desk-question button")
    page.wait_for_url(articles)
    assert Article.objects.get().status == "deleted"


def test_the_bin_is_emptied(sat_down, articles, editor, article):
    Article.objects.update(status="deleted")
    page = sat_down(editor)
    page.goto(f"{articles}?state=deleted")

    assert opened(page, ".desk-bin summary", ".desk-bin form")
    with page.expect_event("load"):
        page.click(".desk-bin form button")
    assert Article.objects.count() == 0


def test_the_account_menu_changes_the_colours_and_signs_out(sat_down, articles, editor, width):
    page = sat_down(editor)
    page.goto(articles)
    if width < 1280:
        page.click("[aria-controls=nav-sidebar]")

    assert opened(page, ".desk-user", "#user-links")
    page.click("#user-links .desk-theme >> nth=1")
    assert page.evaluate("document.documentElement.classList.contains('dark')")
    page.click("#logout-form button")
    page.wait_for_url("**/logout/")


def test_the_days_of_the_statistics_are_chosen_in_the_calendar(sat_down, desk, administrator):
    page = sat_down(administrator)
    page.goto(f"{desk}thong-ke/")

    calendar = opened(page, ".dates .date-icon >> nth=0", ".calendarbox")
    page.click(".calendarbox:visible td a:text-is('1')")
    page.click(".dates button[type=submit]")
    page.wait_for_url("**/?tu=*")

    first = (timezone.localdate() - timedelta(days=29)).strftime("01/%m/%Y")
    assert (calendar, page.input_value("[name=tu]")) == (True, first)


def test_the_same_figures_open_as_a_table(sat_down, desk, administrator):
    page = sat_down(administrator)
    page.goto(f"{desk}thong-ke/", wait_until="networkidle")

    assert opened(page, ".table-beside summary", ".table-beside .scroll")
