"""A reporter at work in the form of an article, in a real browser."""

from pathlib import Path

import pytest

from news.models import Article

pytestmark = pytest.mark.browser

CLIPBOARD = Path(__file__).resolve().parent.parent / "data" / "clipboard"
EDITOR_IS_READY = "window.CKEDITOR?.instances.id_body?.status === 'ready'"
PASTE = """html => new Promise(done => {
    const editor = CKEDITOR.instances.id_body;
    const {document, ClipboardEvent} = editor.window.$;
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    editor.focus();
    editor.once("afterPaste", () => done());
    document.body.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
})"""


@pytest.fixture
def desk(live_server):
    return f"{live_server.url}/quan-tri/news/article/"


def in_one_line(html):
    return "".join(line.strip() for line in html.splitlines())


def open_form(page, address):
    page.goto(address)
    page.wait_for_function(EDITOR_IS_READY)
    return page.frame_locator("iframe.cke_wysiwyg_frame").locator("body")


def save(page):
    with page.expect_navigation():
        page.click("button[name=_continue]")
    page.wait_for_function(EDITOR_IS_READY)


@pytest.mark.parametrize("program", ["word", "google-docs", "old-portal"])
def test_what_is_pasted_keeps_its_meaning_and_nothing_else(program, at_the_desk, desk, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{desk}add/")
    page.fill("#id_title", "Dán bài")

    page.evaluate(PASTE, (CLIPBOARD / f"{program}.html").read_text())
    seen = page.evaluate("CKEDITOR.instances.id_body.getData()")
    save(page)

    expected = (CLIPBOARD / f"{program}.expected.html").read_text()
    assert in_one_line(Article.objects.get().body) == in_one_line(expected)
    assert [mark for mark in ("Mso", "style=", "<p>&nbsp;</p>", "<span", "onclick") if mark in seen] == []
