"""Enter in a line of any form of the desk, as the "Go" key of a phone sends it: a harmless save, or nothing."""

import re

import pytest
from django_otp.plugins.otp_totp.models import TOTPDevice

from news.models import Article
from tests import desk_pages
from tests.browser.form import open_form

pytestmark = pytest.mark.browser

# Every line that can be reached, and every box that can be ticked; numbered, so that each can be found again.
LINES = """() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    document.querySelector(".filter-open-button")?.click();
    const line = "input:not([type=hidden], [type=submit], [type=button], [type=file])";
    const lines = [...document.querySelectorAll(`#content ${line}, main ${line}`)];
    const reached = lines.filter((input) => input.form && !input.disabled && input.checkVisibility());
    for (const [number, input] of reached.entries()) input.dataset.line = number;
    return reached.length;
}"""
CHOOSE_AN_ACTION = """() => {
    document.querySelector("input.action-select")?.click();
    const actions = document.querySelector("select[name=action]");
    if (!actions) return;
    actions.value = actions.options[actions.options.length - 1].value;
    actions.dispatchEvent(new Event("change", { bubbles: true }));
}"""
# Forms with a single button, which is what they are for, and takes nothing away.
ASKS = r"/(password_change|password|reviews|nhap-so-lieu)/$"
# Styles and scripts go their own way: each that passes through here costs as much as the press of a key.
NO_FILE = re.compile(r"^\w+://[^/]+/(?!static/|media/)")


@pytest.fixture
def pressing(page):
    """A function that presses Enter in every line of a page; what the page would have sent, which is stopped on its way."""
    sent, is_walking, at_desk, asked = [], [], [], []

    def stop(route):
        asked.append(route.request.url)
        if route.request.url.endswith("/still-here/") and route.request.method == "GET":
            return route.fulfill(json={"user": at_desk[-1], "token": "", "others": [], "end": None})
        if not (route.request.is_navigation_request() and is_walking):
            return route.fallback()
        sent.append(route.request)
        return route.fulfill(status=204)

    page.context.route(NO_FILE, stop)

    def press(address, user):
        at_desk.append(user.pk)
        is_walking.clear()
        sent.clear()
        page.goto(address)
        page.evaluate(CHOOSE_AN_ACTION)
        count = page.evaluate(LINES)
        is_walking.append(True)
        for number in range(count):
            page.focus(f"[data-line='{number}']")
            page.keyboard.press("Enter")
        # A form may first ask who is signed in, and is sent after the answer: it has come when a later one has.
        if count:
            page.evaluate("fetch('/still-here/').then(() => {})")
        before = None
        while count and before != len(asked):
            before = len(asked)
            page.wait_for_timeout(150)
        return {button_of(request) for request in sent if request.method == "POST"}

    return press


def button_of(request):
    """The name of the button that was pressed."""
    pressed = re.findall(r'(?:name="|^|&)(_(?!selected)\w+|action|index|off|new_codes)\b', request.post_data or "")
    return " ".join(pressed) or "asks" * bool(re.search(ASKS, request.url)) or request.url


@pytest.mark.parametrize("role", ["reporter", "administrator"])  # Who may do least, and all that an editor may.
def test_enter_in_a_line_saves_or_does_nothing(role, request, reporter, at_the_desk, signed_in, live_server, pressing):
    user = request.getfixturevalue(role)
    desk_pages.furnish(reporter)
    pages = desk_pages.pages(signed_in(user))
    addresses = [address for address, html in pages.items() if desk_pages.has_lines(html)]
    at_the_desk(user)

    pressed = {address: pressing(live_server.url + address, user) for address in addresses}

    harmless = {address: {"asks"} if "/news/article/" in address else {"_save", "asks"} for address in addresses}
    assert {address: buttons for address, buttons in pressed.items() if buttons - harmless[address]} == {}
    assert any(buttons == {"_save"} for buttons in pressed.values())


def test_enter_in_the_code_neither_turns_the_second_factor_off_nor_spoils_the_backup_codes(
    reporter, at_the_desk, desk, pressing
):
    TOTPDevice.objects.create(user=reporter, confirmed=True)
    at_the_desk(reporter)

    assert pressing(f"{desk}hai-lop/thiet-lap/", reporter) == set()


@pytest.mark.parametrize("status", ["draft", "submitted", "published"])
def test_enter_leaves_an_article_as_it_is_and_goes_on_to_the_next_field(status, editor, at_the_desk, articles):
    article = desk_pages.article(editor, None, status)
    page = at_the_desk(editor)
    if status == "published":
        page.goto(f"{articles}{article.pk}/change/", wait_until="networkidle")
    else:
        open_form(page, f"{articles}{article.pk}/change/")

    page.focus("#id_published_at_0")
    page.keyboard.press("Enter")

    stored = Article.objects.get()
    assert page.evaluate("document.activeElement.id") == "id_published_at_1"
    assert (stored.status, stored.published_at) == (article.status, article.published_at)
    assert page.url == f"{articles}{article.pk}/change/"
