"""What a reporter pastes into the text and drops on it, whatever program it comes from."""

import pytest

from news.html import clean
from tests.browser.clipboard import WRITTEN, copy, drop, paste
from tests.browser.form import CLIPBOARD, open_form

pytestmark = [pytest.mark.browser, pytest.mark.looks]

WORDS = "CHỮ THƯỜNG"
MARKED = "<p>Chữ <b>đậm</b></p>"


def begin_with(page, text=""):
    """The text of the article is this, with the cursor at its end."""
    page.evaluate("() => new Promise((done) => CKEDITOR.instances.id_body.setData('', done))")
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("body").click()
    page.keyboard.type(text)


def in_one_line(html):
    return "".join(line.strip() for line in html.splitlines())


def test_whatever_is_on_the_clipboard_arrives(at_the_desk, articles, reporter):
    cases = [
        ({"text": WORDS}, "Control+v", f"<p>Xin:{WORDS}</p>"),
        ({"text": WORDS}, "Control+Shift+v", f"<p>Xin:{WORDS}</p>"),
        ({"html": MARKED}, "Control+v", "<p>Xin:Chữ <strong>đậm</strong></p>"),
        ({"text": "Chữ đậm", "html": MARKED}, "Control+v", "<p>Xin:Chữ <strong>đậm</strong></p>"),
        ({"text": "Chữ đậm", "html": MARKED}, "Control+Shift+v", "<p>Xin:Chữ đậm</p>"),
        ({"text": "a < b & c"}, "Control+v", "<p>Xin:a &lt; b &amp; c</p>"),
    ]
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")

    written = []
    for copied, keys, _expected in cases:
        begin_with(page, "Xin:")
        copy(page, **copied)
        paste(page, keys)
        written.append(in_one_line(page.evaluate(WRITTEN)))

    assert written == [expected for _copied, _keys, expected in cases]


def test_what_is_dropped_on_the_text_arrives_there(at_the_desk, articles, reporter):
    cases = [
        ({"text": WORDS}, f"<p>{WORDS}Có chữ.</p>"),
        ({"html": MARKED, "text": "Chữ đậm"}, "<p>Chữ <strong>đậm</strong>Có chữ.</p>"),
    ]
    page = at_the_desk(reporter)
    body = open_form(page, f"{articles}add/")

    written = []
    for dropped, _expected in cases:
        begin_with(page, "Có chữ.")
        first = body.locator("p").first.evaluate("p => p.getBoundingClientRect().toJSON()")
        drop(page, **dropped, at=(first["x"] + 1, first["y"] + 5))
        written.append(in_one_line(page.evaluate(WRITTEN)))

    assert written == [expected for _dropped, expected in cases]


def test_what_is_pasted_keeps_its_meaning_and_nothing_else(at_the_desk, articles, reporter):
    programs = sorted(path.stem for path in CLIPBOARD.glob("*[!d].html"))
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")

    written = {}
    for program in programs:
        begin_with(page)
        copy(page, html=(CLIPBOARD / f"{program}.html").read_text())
        paste(page)
        written[program] = page.evaluate(WRITTEN)

    expected = {program: (CLIPBOARD / f"{program}.expected.html").read_text() for program in programs}
    stored = {program: in_one_line(clean(html)) for program, html in written.items()}
    assert stored == {program: in_one_line(html) for program, html in expected.items()}
    unwanted = ("Mso", "style=", "<p>&nbsp;</p>", "<span", "onclick")
    assert [mark for html in written.values() for mark in unwanted if mark in html] == []


def test_the_button_for_plain_text_tells_the_key_and_the_next_paste_is_plain(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    begin_with(page)
    copy(page, text="Chữ đậm", html=MARKED)

    page.click(".cke_button__pastetext")
    page.wait_for_selector(".cke_notification >> text=Ctrl+Shift+V")
    paste(page)

    assert page.evaluate(WRITTEN).strip() == "<p>Chữ đậm</p>"


def test_plain_text_comes_in_the_paragraphs_its_writer_saw(at_the_desk, articles, reporter):
    programs = ["notepad", "pdf-viewer", "zalo"]
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")

    written, told = [], []
    for program in programs:
        begin_with(page)
        copy(page, text=(CLIPBOARD / f"{program}.txt").read_bytes().decode())
        paste(page)
        written.append(in_one_line(page.evaluate(WRITTEN)))
        told.append(page.locator(".paste-news p").all_inner_texts())

    assert written == [in_one_line((CLIPBOARD / f"{program}.expected.html").read_text()) for program in programs]
    assert told == [[], ["Đã nối lại số dòng bị trang giấy ngắt: 6. Nếu là ngắt có ý, hãy bấm Ctrl+Z."], []]
