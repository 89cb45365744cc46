"""What a reporter pastes into the text and drops on it, whatever program it comes from."""

from io import BytesIO

import pytest
from PIL import Image

from news.text.html import clean
from tests.browser.clipboard import WRITTEN, copy, copy_picture, drop, paste
from tests.browser.form import CLIPBOARD, SENT, files, open_form

pytestmark = pytest.mark.browser

OLD = "Đoạn dán viết bằng bảng mã cũ ({}), đã được đổi sang Unicode. Hãy đọc lại một lượt."
TEXTS = {"notepad", "pdf-viewer", "vni"}  # Of these programs the clipboard has no HTML.
WORDS = "CHỮ THƯỜNG"
MARKED = "<p>Chữ <b>đậm</b></p>"


def begin_with(page, text=""):
    """The text of the article is this, with the cursor at its end."""
    page.evaluate("() => new Promise((done) => CKEDITOR.instances.id_body.setData('', done))")
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("body").click()
    page.keyboard.type(text)


def png():
    file = BytesIO()
    Image.new("RGB", (320, 200), "darkred").save(file, "PNG")
    return file.getvalue()


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
    programs = sorted({path.stem.removesuffix(".expected") for path in CLIPBOARD.glob("*.html")} - TEXTS)
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")

    written, told = {}, {}
    for program in programs:
        begin_with(page)
        copy(page, html=(CLIPBOARD / f"{program}.html").read_text())
        paste(page)
        written[program] = page.evaluate(WRITTEN)
        told |= {program: words} if (words := page.locator(".paste-news p").all_inner_texts()) else {}

    expected = {program: (CLIPBOARD / f"{program}.expected.html").read_text() for program in programs}
    stored = {program: in_one_line(clean(html)) for program, html in written.items()}
    assert stored == {program: in_one_line(clean(html)) for program, html in expected.items()}
    picture = "Số ảnh trong đoạn dán không mang theo được: 1. Chọn ảnh"
    assert told == {
        "google-docs": [picture],
        "old-portal": [picture],
        "web-page": [picture],
        "word": [picture],
        "word-reviewed": [
            "Đoạn dán có sửa đổi đang theo dõi (Track Changes): chữ đã xóa không mang theo, chữ thêm vào được giữ. "
            "Hãy đọc lại một lượt.",
            "Số bình luận không mang theo: 1.",
        ],
        "word-tcvn3": [OLD.format("TCVN3")],
    }
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
    programs = ["notepad", "pdf-viewer", "vni", "zalo"]
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
    assert told == [
        [],
        ["Đã nối lại số dòng bị trang giấy ngắt: 6. Nếu là ngắt có ý, hãy bấm Ctrl+Z."],
        [OLD.format("VNI")],
        [],
    ]


def test_a_picture_on_the_clipboard_stands_where_it_was_pasted_while_the_reporter_writes_on(
    at_the_desk, articles, reporter
):
    page = at_the_desk(reporter)
    body = open_form(page, f"{articles}add/")
    begin_with(page, "Trước.")
    page.keyboard.press("Enter")
    page.keyboard.type("Sau.")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("End")
    copy_picture(page, png())

    page.keyboard.press("Control+v")
    page.keyboard.type(" Viết tiếp.")
    body.locator("figure").wait_for()
    page.keyboard.type(" Nữa.")
    number = page.input_value("#id_photos-0-id")
    first = in_one_line(page.evaluate(WRITTEN))
    copy_picture(page, png(), html='<img src="https://example.vn/a.png">')
    page.keyboard.press("Control+v")
    body.locator("figure >> nth=1").wait_for()

    assert first == f'<p>Trước. Viết tiếp. Nữa.</p><figure data-photo="{number}"></figure><p>Sau.</p>'
    assert page.locator(".photo").count() == 2


def test_pictures_in_a_pasted_text_are_spoken_of_and_chosen_by_the_button_beside(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    begin_with(page)
    copy(page, html='<p>Một <img src="file:///C:/1.jpg"></p><p>Hai <img src="file:///C:/2.jpg"><img width="1"></p>')
    paste(page)

    with page.expect_file_chooser() as asked:
        page.click("text=Chọn ảnh >> visible=true")
    asked.value.set_files(files(2))
    page.wait_for_selector(f"{SENT} >> nth=1")
    told = page.locator(".paste-news p").all_inner_texts()
    page.click(".paste-news >> text=Đóng")

    assert told == ["Số ảnh trong đoạn dán không mang theo được: 2. Chọn ảnh"]
    assert page.locator(".paste-news p").count() == 0


def test_a_passage_copied_from_another_article_brings_no_place_of_its_photos(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    begin_with(page)
    copy(page, html='<p>Một.</p><figure data-photo="999"></figure><p>Hai.</p>')
    paste(page)

    assert in_one_line(page.evaluate(WRITTEN)) == "<p>Một.</p><p>Hai.</p>"
    assert page.locator(".paste-news p").all_inner_texts() == [
        "Số ảnh trong đoạn dán không mang theo được: 1. Chọn ảnh"
    ]


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_said_of_a_paste_makes_the_form_no_wider(width, at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    page.set_viewport_size({"width": width, "height": 800})
    open_form(page, f"{articles}add/")
    begin_with(page)
    wide = "CKEDITOR.instances.id_body.container.$.offsetWidth"
    before = page.evaluate(wide)

    copy(page, html=(CLIPBOARD / "word-reviewed.html").read_text())
    paste(page)

    assert (page.locator(".paste-news p").count(), page.evaluate(wide)) == (2, before)
