"""A reporter's Word file becomes an article in the form, in a real browser and by keyboard."""

import json
import re
from pathlib import Path
from time import monotonic

import pytest

from news.models import Article, Source
from tests.browser.barriers import barriers
from tests.browser.clipboard import WRITTEN
from tests.browser.form import SENT, files, jpeg, lose_the_tab, open_form, save, wait_until_kept
from tests.browser.test_dropping import drop_files

pytestmark = pytest.mark.browser

FILES = Path(__file__).resolve().parent.parent / "data" / "word"
CAPTIONS = [
    ("Bà con bản Mây ra quân từ sáng sớm", ""),
    ("", ""),
    ("Đổ đá và san nền", "Thào Mỷ"),
    ("Đoạn đường đầu tiên thông xe", ""),
    ("", ""),
    ("Phụ nữ bản Mây trồng cây hai bên đường", ""),
    ("Con đường mới nhìn từ đầu bản", ""),
]


def choose(page, name):
    """Open the file dialog of the button by keyboard, and choose a file there."""
    with page.expect_file_chooser() as dialog:
        page.focus("#word-picker")  # Within: a key pressed at once may come before the browser knows who waits.
        page.keyboard.press("Enter")
    dialog.value.set_files(FILES / name)


@pytest.mark.parametrize("program", ["python-docx", "libreoffice"])
def test_a_word_file_becomes_an_article_by_keyboard_in_less_than_a_minute(program, at_the_desk, articles, reporter):
    source = Source.objects.create(code="CTTĐT", name="Cổng thông tin điện tử")
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    begun = monotonic()

    choose(page, f"bai-{program}.docx")
    page.wait_for_selector("#word-dialog [data-act=take]:focus")
    found = barriers(page)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{SENT} >> nth=6")
    told = page.inner_text("#word-news")
    save(page)
    took = monotonic() - begun

    article = Article.objects.get()
    stored = list(article.photos.all())
    assert (article.title, article.source, article.byline) == (
        "Bản Mây mở đường lên nương",
        source,
        "Bài và ảnh: Thào Mỷ",
    )
    assert [(photo.caption, photo.credit) for photo in stored] == CAPTIONS
    assert [number for number, photo in enumerate(stored, 1) if photo.shares_caption] == [2, 5]
    assert re.findall(r'data-photo="(\d+)"', article.body) == [str(photo.pk) for photo in stored]
    assert "Mỗi hộ góp 3 m<sup>3</sup> đá và <strong>năm ngày công</strong>" in article.body
    assert "Hỏi lại trưởng bản con số này" in told
    assert "Hỏi lại" not in article.body
    assert b"Exif" not in stored[0].image.open().read()
    assert found == []
    assert took < 60


def test_photos_keep_their_places_when_the_article_is_saved_while_they_are_sent(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    choose(page, "bai-libreoffice.docx")
    page.wait_for_selector("#word-dialog [data-act=take]:focus")

    page.keyboard.press("Enter")
    page.wait_for_selector(".photo >> nth=6")
    save(page)

    article = Article.objects.get()
    assert re.findall(r'data-photo="(\d+)"', article.body) == [str(photo.pk) for photo in article.photos.all()]


def test_a_refused_photo_keeps_its_place_for_the_one_chosen_instead(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    body = open_form(page, f"{articles}add/")
    refused = json.dumps({"refused": "Ảnh bị hỏng."})
    page.route("**/photos/", lambda route: route.fulfill(content_type="application/json", body=refused), times=1)
    choose(page, "bai-libreoffice.docx")
    page.wait_for_selector("#word-dialog [data-act=take]:focus")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{SENT} >> nth=5")
    said = body.locator("figure", has_text="Thiếu tệp ảnh").count()
    save(page)
    empty = page.locator(".photo").first  # The first that was sent.
    empty.locator("[type=file]").set_input_files(files(1)[0])
    page.wait_for_selector(".photo img.desk-thumbnail >> nth=6")
    chosen = empty.locator("[aria-label='Tệp đã chọn']")
    told = chosen.is_visible(), chosen.input_value()
    save(page)

    article = Article.objects.get()
    stored = list(article.photos.all())
    assert re.findall(r'data-photo="(\d+)"', article.body) == [str(photo.pk) for photo in stored]
    assert [bool(photo.image) for photo in stored] == [True] * 7
    assert (said, told) == (1, (True, "DSC_0000.jpg"))


def test_the_preview_shows_photos_on_their_way_in_their_places(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.route("**/photos/", lambda route: None)  # A line so slow that nothing ever arrives.
    choose(page, "bai-libreoffice.docx")
    page.wait_for_selector("#word-dialog [data-act=take]:focus")
    page.keyboard.press("Enter")
    page.wait_for_selector(".photo >> nth=6")

    page.click("[data-preview]")
    shown = page.frame_locator(".desk-stage iframe").locator("article, main").first
    shown.wait_for()
    words = shown.inner_text()

    assert words.index("Bà con bản Mây ra quân từ sáng sớm") < words.index("Mỗi hộ góp 3 m")


def test_before_it_replaces_anything_it_says_so_and_all_of_it_is_undone(at_the_desk, articles, reporter):
    article = Article.objects.create(title="Tên cũ", lead="Sapo cũ", body="<p>Chữ cũ.</p>", creator=reporter)
    article.photos.create(caption="Ảnh cũ")
    page = at_the_desk(reporter)
    open_form(page, f"{articles}{article.pk}/change/")

    drop_files(page.locator("#id_title"), ("Bài.docx", "", (FILES / "bai-libreoffice.docx").read_bytes()))
    page.wait_for_selector("#word-dialog [data-act=take]:focus")
    told = page.inner_text("#word-told")
    before = page.input_value("#id_title"), page.evaluate(WRITTEN).strip()
    page.click("#word-dialog [data-act=take]")
    page.wait_for_selector(f"{SENT} >> nth=6")
    taken = page.input_value("#id_title"), page.locator(".photo").count()
    page.click("#word-news [data-act=undo]")
    page.wait_for_function("CKEDITOR.instances.id_body.getData().includes('Chữ cũ.')")

    assert [words for words in ("Thay cho: Tên cũ", "Thay cho: Sapo cũ", "đang có: Chữ cũ.") if words not in told] == []
    assert before == ("Tên cũ", "<p>Chữ cũ.</p>")
    assert taken == ("Bản Mây mở đường lên nương", 8)
    assert (page.input_value("#id_title"), page.input_value("#id_lead")) == ("Tên cũ", "Sapo cũ")
    assert page.locator(".photo").count() == 1


def test_choosing_a_word_file_and_leaving_it_changes_no_field(at_the_desk, articles, reporter):
    article = Article.objects.create(title="Tên cũ", lead="Sapo cũ", byline="Bút cũ", creator=reporter)
    page = at_the_desk(reporter)
    open_form(page, f"{articles}{article.pk}/change/")

    choose(page, "bai-libreoffice.docx")
    page.wait_for_selector("#word-dialog [data-act=take]:focus")
    told = page.inner_text("#word-told")
    page.keyboard.press("Escape")

    assert "Thay cho: Tên cũ" in told
    assert [page.input_value(f"#id_{name}") for name in ("title", "lead", "byline")] == ["Tên cũ", "Sapo cũ", "Bút cũ"]


def test_the_text_alone_is_undone_and_done_again_with_its_photos_by_keys(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    body = open_form(page, f"{articles}add/")
    choose(page, "bai-libreoffice.docx")
    page.wait_for_selector("#word-dialog [data-act=take]:focus")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{SENT} >> nth=6")
    body.locator("figure img >> nth=6").wait_for()

    body.locator("p").first.click()
    page.keyboard.press("Control+z")
    page.wait_for_function("!CKEDITOR.instances.id_body.getData().trim()", timeout=20_000)
    page.keyboard.press("Control+Shift+z")
    body.locator("figure img >> nth=6").wait_for()
    ids = [page.input_value(f"#id_photos-{number}-id") for number in range(7)]

    assert re.findall(r'data-photo="(\d+)"', page.evaluate(WRITTEN)) == ids


def test_what_a_word_file_brought_survives_the_loss_of_the_tab(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.route("**/photos/", lambda route: None)  # A line so slow that nothing ever arrives.
    choose(page, "bai-python-docx.docx")
    page.wait_for_selector("#word-dialog [data-act=take]:focus")
    page.keyboard.press("Enter")
    page.wait_for_selector(".photo >> nth=6")
    wait_until_kept(page)

    page = lose_the_tab(page)
    open_form(page, f"{articles}add/")
    page.click("[data-act=restore]")
    page.wait_for_selector(f"{SENT} >> nth=6")
    save(page)

    article = Article.objects.get()
    stored = list(article.photos.all())
    assert [(photo.caption, photo.credit) for photo in stored] == CAPTIONS
    assert re.findall(r'data-photo="(\d+)"', article.body) == [str(photo.pk) for photo in stored]


def test_a_file_that_is_refused_can_still_be_attached_or_closed(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.set_viewport_size({"width": 390, "height": 800})

    drop_files(page.locator("#id_title"), ("Danh sách.docx", "", b"PK"), ("DSC_1.jpg", "image/jpeg", jpeg(1)))
    page.wait_for_selector("#word-told:has-text('hỏng')")
    taken = page.is_visible("#word-dialog [data-act=take]")
    page.click("#word-dialog [data-act=attach]")

    assert taken is False
    assert page.input_value("#id_attachments-0-title") == "Danh sách"
    assert page.locator(".photo").count() == 1
