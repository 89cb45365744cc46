"""A reporter at work in the form of an article, in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.base import ContentFile

from news.models import Article, Category, Photo, Review
from tests.browser.form import (
    CLIPBOARD,
    EDITOR_IS_READY,
    PASTE,
    SENT,
    files,
    jpeg,
    lose_the_tab,
    open_form,
    save,
    wait_until_kept,
)

pytestmark = pytest.mark.browser

KEPT_FILES = """() => new Promise(done => {
    const request = indexedDB.open("desk", 1);
    request.onsuccess = () => {
        const count = request.result.transaction("files").objectStore("files").count();
        count.onsuccess = () => done(count.result);
    };
})"""


@pytest.fixture
def desk(live_server):
    return f"{live_server.url}/quan-tri/news/article/"


def in_one_line(html):
    return "".join(line.strip() for line in html.splitlines())


def sign_in(page, person):
    page.fill("#id_username", person.username)
    page.fill("#id_password", "đúng mật khẩu")
    page.click("button[type=submit]")


@pytest.mark.parametrize("program", sorted(path.name.split(".")[0] for path in CLIPBOARD.glob("*.expected.html")))
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


def test_a_story_in_thirteen_photos_is_told_and_survives_the_loss_of_the_tab(at_the_desk, desk, reporter, live_server):
    Category.objects.create(name="Khen thưởng")
    page = at_the_desk(reporter)
    open_form(page, f"{desk}add/")
    page.fill("#id_title", "Hội nghị sơ kết")
    page.select_option("#id_category", label="Khen thưởng")
    page.fill("#id_lead", "Sáng nay, hội nghị khai mạc.")
    page.evaluate(PASTE, (CLIPBOARD / "word.html").read_text())

    photos = files(13)
    photos[4]["buffer"] = photos[4]["buffer"][:200]
    page.set_input_files("#photo-picker", photos)
    for number in range(13):
        page.keyboard.type(f"Chú thích {number}")
        page.keyboard.press("Enter")
    page.wait_for_selector(f"{SENT} >> nth=11")
    trouble = page.locator(".photo-trouble:visible").all_inner_texts()
    page.locator(".photo").nth(4).locator("[name$=-DELETE]").check()
    page.click(".photo-strip [data-act=spread]")
    wait_until_kept(page)
    written = page.evaluate("CKEDITOR.instances.id_body.getData()")

    page = lose_the_tab(page)
    open_form(page, f"{desk}add/")
    page.click("[data-act=restore]")
    page.wait_for_selector(f"{SENT} >> nth=11")
    restored = page.evaluate("CKEDITOR.instances.id_body.getData()")
    page.click("button[value=submit]")
    page.wait_for_url(desk)

    article = Article.objects.get()
    captions = [f"Chú thích {number}" for number in range(13) if number != 4]
    assert trouble == [
        "DSC_0004.jpg: Ảnh bị hỏng hoặc chưa được tải lên trọn vẹn. Hãy gửi lại, hoặc xuất lại ảnh dưới dạng JPEG."
    ]
    assert (restored, written.count("<figure data-photo=")) == (written, 12)
    assert (article.title, article.lead, article.status) == (
        "Hội nghị sơ kết",
        "Sáng nay, hội nghị khai mạc.",
        "submitted",
    )
    assert [photo.caption for photo in article.photos.all()] == captions
    assert article.body.count("<figure data-photo=") == 12
    assert page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('draft:'))") == []


def test_a_save_after_the_session_ended_leads_through_signing_in_to_the_same_text(at_the_desk, desk, reporter):
    reporter.set_password("đúng mật khẩu")
    reporter.save()
    page = at_the_desk(reporter)
    open_form(page, f"{desk}add/")
    page.fill("#id_title", "Viết qua đêm")
    page.context.clear_cookies(name="sessionid")

    page.click("button[name=_continue]")
    page.wait_for_selector("#desk-news >> text=Chưa lưu: hãy đăng nhập lại")
    with page.context.expect_page() as opened:
        page.click("#desk-signed-out a")
    sign_in(opened.value, reporter)
    opened.value.wait_for_url(desk)
    opened.value.close()
    page.bring_to_front()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_selector("#desk-signed-out", state="hidden")
    news = page.inner_text("#desk-news")
    save(page)

    assert ([article.title for article in Article.objects.all()], news) == (["Viết qua đêm"], "")


def test_a_form_that_was_sent_without_a_session_is_offered_again_after_signing_in(at_the_desk, desk, reporter):
    reporter.set_password("đúng mật khẩu")
    reporter.save()
    page = at_the_desk(reporter)
    open_form(page, f"{desk}add/")
    page.fill("#id_title", "Phiên đã hết")
    page.route(
        "**/still-here/",
        lambda route: route.fulfill(
            json={"person": reporter.pk, "token": page.input_value("[name=csrfmiddlewaretoken]"), "others": []}
        ),
    )
    page.context.clear_cookies(name="sessionid")

    page.click("button[name=_save]")
    page.wait_for_url("**/login/**")
    page.unroute("**/still-here/")
    sign_in(page, reporter)
    page.wait_for_function(EDITOR_IS_READY)
    page.click("[data-act=restore]")

    assert page.input_value("#id_title") == "Phiên đã hết"


def test_photos_that_were_on_their_way_when_the_tab_was_lost_are_sent_again(at_the_desk, desk, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{desk}add/")
    page.route("**/photos/", lambda route: None)  # A line so slow that nothing ever arrives.
    page.set_input_files("#photo-picker", files(3))
    page.keyboard.type("Trên đường")
    wait_until_kept(page)

    page = lose_the_tab(page)
    open_form(page, f"{desk}add/")
    page.click("[data-act=restore]")
    page.wait_for_selector(f"{SENT} >> nth=2")
    page.fill("#id_title", "Ba ảnh")
    save(page)

    assert [photo.caption for photo in Article.objects.get().photos.all()] == ["Trên đường", "", ""]
    assert page.evaluate(KEPT_FILES) == 0


def test_photos_are_worked_on_with_keys_and_buttons(at_the_desk, desk, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{desk}add/")
    page.fill("#id_title", "Ảnh")
    page.route("**/photos/", lambda route: route.fulfill(json={"refused": "Không nhận."}), times=1)
    page.set_input_files("#photo-picker", files(3))
    page.wait_for_selector(f"{SENT} >> nth=1")
    page.locator(".photo[data-state=refused] [type=file]").set_input_files(files(1)[0])
    page.wait_for_selector(f"{SENT} >> nth=2")

    page.fill("#id_photos-0-credit", "Thanh Hà")
    page.locator("[data-act=fill]").first.click()
    page.locator("[data-act=share]").first.click()
    page.fill("#id_photos-1-caption", "Hai ảnh, một chú thích")
    page.locator("[data-act=up]").nth(2).press("Enter")
    page.fill("#id_photos-2-caption", "Ảnh ba lên thứ hai")
    focused = page.evaluate("document.activeElement.id")
    found = [rule["id"] for rule in Axe().run(page).response["violations"]]
    save(page)

    stored = Photo.objects.order_by("order").values_list("caption", "shares_caption", "credit")
    captions = [("", True), ("Ảnh ba lên thứ hai", False), ("Hai ảnh, một chú thích", False)]
    assert list(stored) == [(*caption, "Thanh Hà") for caption in captions]
    assert (focused, found) == ("id_photos-2-caption", [])


def test_another_photo_chosen_for_one_stands_where_that_one_stood(at_the_desk, desk, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{desk}add/")
    page.fill("#id_title", "Ảnh khác")
    page.set_input_files("#photo-picker", files(2))
    page.wait_for_selector(f"{SENT} >> nth=1")
    page.locator("[data-act=place]").first.click()
    before = page.input_value("#id_photos-0-id")
    page.locator(".photo [type=file]").first.set_input_files(files(3)[2])
    page.wait_for_function("before => document.getElementById('id_photos-0-id').value !== before", arg=before)
    save(page)

    article = Article.objects.get()
    assert re.findall(r'data-photo="(\d+)"', article.body) == [str(article.photos.first().pk)]


def test_of_two_photos_chosen_for_one_row_the_second_stays(at_the_desk, desk, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{desk}add/")
    page.fill("#id_title", "Chọn nhầm rồi chọn lại")
    held = []
    # The first is still on its way when the second has arrived.
    page.route("**/photos/", held.append, times=1)
    page.set_input_files("#photo-picker", files(1))
    page.wait_for_selector(".photo[data-state=sending]")
    page.locator(".photo [type=file]").first.set_input_files(files(3)[2])
    page.wait_for_selector(SENT)
    second = page.input_value("#id_photos-0-id")
    with page.expect_response("**/photos/"):
        held[0].continue_()
    page.wait_for_timeout(300)

    assert page.input_value("#id_photos-0-id") == second


def test_a_photo_that_is_refused_leaves_the_one_that_was_there(at_the_desk, desk, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{desk}add/")
    page.set_input_files("#photo-picker", files(1))
    page.wait_for_selector(SENT)
    page.route("**/photos/", lambda route: route.fulfill(json={"refused": "Không nhận."}), times=1)
    page.locator(".photo [type=file]").first.set_input_files(files(3)[2])
    page.wait_for_selector(".photo[data-state=refused]")
    page.wait_for_timeout(500)

    assert "/media/" in page.get_attribute(".photo img", "src")


def test_a_photo_chosen_for_a_stored_one_survives_the_loss_of_the_tab_and_a_refused_form(at_the_desk, desk, reporter):
    article = Article.objects.create(title="Ảnh đã lưu", creator=reporter)
    photo = Photo.objects.create(article=article, image=ContentFile(jpeg(1), name="a.jpg"))
    page = at_the_desk(reporter)
    open_form(page, f"{desk}{article.pk}/change/")
    page.locator(".photo [type=file]").first.set_input_files({**files(3)[2], "name": "DSC_0002.jpg"})
    wait_until_kept(page)

    page = lose_the_tab(page)
    open_form(page, f"{desk}{article.pk}/change/")
    page.click("[data-act=restore]")
    page.wait_for_selector("#desk-news >> text=Đã khôi phục")
    page.evaluate("document.getElementById('id_title').required = false")
    page.fill("#id_title", "")
    save(page)
    page.fill("#id_title", "Ảnh đã thay")
    page.wait_for_function("document.querySelector('.photo [type=file]').files.length")
    save(page)

    article.refresh_from_db()
    stored = article.photos.get()
    assert (article.title, stored.pk, stored.image.name != photo.image.name) == ("Ảnh đã thay", photo.pk, True)
    assert page.evaluate(KEPT_FILES) == 0


def test_what_is_said_of_photos_is_no_longer_said_when_it_is_no_longer_true(at_the_desk, desk, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{desk}add/")
    page.fill("#id_title", "Ảnh")
    page.route("**/photos/", lambda route: route.fulfill(json={"refused": "Không nhận."}), times=1)
    page.set_input_files("#photo-picker", files(1))
    page.wait_for_selector(".photo[data-state=refused]")
    said = [page.inner_text("#photo-news")]
    page.locator(".photo [name$=-DELETE]").first.check()
    said.append(page.inner_text("#photo-news"))

    page.route("**/photos/", lambda route: route.fulfill(body="?"), times=1)
    page.set_input_files("#photo-picker", files(1))
    page.wait_for_selector(".photo[data-state=stuck]")
    page.click("[name=_continue]")
    page.wait_for_selector("#desk-news >> text=Chưa lưu: còn ảnh chưa tải lên được")
    page.keyboard.press("Enter")
    page.wait_for_selector(SENT)

    assert said == ["Số ảnh không tải lên được: 1. Các ảnh khác đã tải lên xong.", ""]
    assert (page.inner_text("#desk-news"), page.inner_text("#photo-news")) == ("", "Đã tải lên xong mọi ảnh.")
    assert page.evaluate("document.activeElement.id") == "id_photos-1-caption"


def test_a_full_browser_is_spoken_of_until_there_is_room_again(at_the_desk, desk, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{desk}add/")
    page.wait_for_selector(".desk-kept", state="attached")
    page.evaluate("localStorage.setItem('full', 'x'.repeat(5 * 2 ** 20 - 200))")
    page.fill("#id_title", "Đầy")
    page.wait_for_selector("#desk-news >> text=không còn chỗ")

    page.evaluate("localStorage.removeItem('full')")
    page.fill("#id_title", "Đã có chỗ")
    page.wait_for_selector("text=Đã giữ trong trình duyệt này")

    assert page.inner_text("#desk-news") == ""


def test_the_focus_stays_where_the_work_goes_on(at_the_desk, desk, editor):
    page = at_the_desk(editor)
    open_form(page, f"{desk}add/")
    page.fill("#id_title", "Mất thẻ")
    page.wait_for_selector("text=Đã giữ trong trình duyệt này")
    page = lose_the_tab(page)
    open_form(page, f"{desk}add/")

    focused = "document.activeElement.id"
    page.click("[data-act=restore]")
    page.wait_for_selector("#desk-news >> text=Đã khôi phục")
    places = [page.evaluate(focused)]
    page.click("#attachments-data .add-row")
    places.append(page.evaluate(focused))
    article = Article.objects.create(title="Xin ý kiến")
    page.evaluate("Object.keys(localStorage).forEach((name) => localStorage.removeItem(name))")
    page.goto(f"{desk}{article.pk}/reviews/")
    page.fill("#id_leader", "Chị Hà")
    page.click("text=Tạo liên kết")
    page.wait_for_url("**/reviews/#link-*")
    places.append(page.evaluate(focused))

    review = Review.objects.get()
    assert places == ["desk-news", "id_attachments-0-title", f"link-{review.pk}"]


def test_a_caption_hidden_by_a_mistake_comes_back_after_the_loss_of_the_tab(at_the_desk, desk, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{desk}add/")
    page.fill("#id_title", "Ảnh")
    page.set_input_files("#photo-picker", files(2))
    page.wait_for_selector(f"{SENT} >> nth=1")
    page.fill("#id_photos-0-caption", "Gõ công phu")
    page.locator("[data-act=share]").first.click()
    wait_until_kept(page)

    page = lose_the_tab(page)
    open_form(page, f"{desk}add/")
    page.click("[data-act=restore]")
    page.wait_for_selector(f"{SENT} >> nth=1")
    page.locator("[data-act=share] :checked").uncheck()

    assert page.input_value("#id_photos-0-caption") == "Gõ công phu"


def test_the_preview_shows_what_is_typed_in_a_frame_as_wide_as_a_phone(at_the_desk, desk, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{desk}add/")
    page.fill("#id_title", "Chưa lưu mà đã xem")

    page.click("[data-preview]")
    frame = page.frame_locator("#desk-preview iframe")
    frame.locator("h1", has_text="Chưa lưu mà đã xem").wait_for()
    widths = [frame.locator("body").evaluate("() => innerWidth")]
    page.click("text=Trên máy tính")
    widths.append(frame.locator("body").evaluate("() => innerWidth"))

    assert (widths, Article.objects.count()) == ([390, 1280], 0)


def test_two_who_write_see_each_other(at_the_desk, desk, reporter, editor):
    article = Article.objects.create(title="Hai người", creator=reporter)
    page = at_the_desk(editor)
    open_form(page, f"{desk}{article.pk}/change/")
    page.fill("#id_lead", "Biên tập đang sửa")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_timeout(500)
    session = page.context.cookies()

    at_the_desk(reporter)
    other = page.context.new_page()
    open_form(other, f"{desk}{article.pk}/change/")
    other.wait_for_selector("text=bientap đang sửa bài này từ")

    page.context.clear_cookies()
    page.context.add_cookies(session)


def test_the_editor_is_as_dark_as_the_desk_around_it(at_the_desk, desk, reporter):
    page = at_the_desk(reporter)
    page.emulate_media(color_scheme="dark")
    text = open_form(page, f"{desk}add/")
    page.click(".cke_combo_button")
    menu = page.frame_locator("iframe.cke_panel_frame").locator("html.dark")
    menu.wait_for()
    surfaces = [text.locator("xpath=.."), menu, page.locator(".cke_top")]
    dark = [surface.evaluate("element => getComputedStyle(element).backgroundColor") for surface in surfaces]
    page.evaluate("document.documentElement.classList.remove('dark')")
    text.locator("xpath=self::*[not(ancestor::*[@class='dark'])]").wait_for()

    assert dark == ["rgb(28, 25, 23)", "rgb(28, 25, 23)", "rgb(41, 37, 36)"]
    assert text.locator("xpath=..").evaluate("html => getComputedStyle(html).backgroundColor") == "rgb(255, 255, 255)"


def test_a_note_that_was_not_sent_is_seen_again_after_a_crash(at_the_desk, desk, reporter, editor):
    written = Article.objects.create(title="Hội nghị", creator=reporter, body="<p>Chữ.</p>", status="submitted")
    page = at_the_desk(editor)
    open_form(page, f"{desk}{written.pk}/change/")
    page.click(".desk-note summary")
    page.fill("#desk-note", "Thiếu ảnh.")
    wait_until_kept(page)
    tab = lose_the_tab(page)
    open_form(tab, f"{desk}{written.pk}/change/")

    tab.click("text=Khôi phục")

    tab.locator("#desk-note").wait_for(state="visible")
    assert tab.input_value("#desk-note") == "Thiếu ảnh."


def test_a_hint_leads_to_the_place_of_a_photo_that_was_removed_and_one_key_deletes_it(at_the_desk, desk, reporter):
    body = '<p>Chữ.</p><figure data-photo="99"></figure>'
    written = Article.objects.create(title="Hội nghị", creator=reporter, body=body)
    page = at_the_desk(reporter)
    open_form(page, f"{desk}{written.pk}/change/")

    page.get_by_role("link", name="Trong bài còn chỗ của một ảnh đã bị gỡ").click()
    page.wait_for_function("CKEDITOR.instances.id_body.widgets.focused")
    page.keyboard.press("Delete")

    assert page.evaluate("CKEDITOR.instances.id_body.getData().trim()") == "<p>Chữ.</p>"


@pytest.mark.parametrize("words", ["Có sản sản phẩm.", "Có sản <strong>sản</strong> phẩm."])
def test_a_hint_leads_to_the_words_it_speaks_of(words, at_the_desk, desk, reporter):
    written = Article.objects.create(title="Hội nghị", creator=reporter, body=f"<p>Chữ.</p><p>{words}</p>")
    page = at_the_desk(reporter)
    open_form(page, f"{desk}{written.pk}/change/")

    page.get_by_role("link", name="sản sản").click()

    assert page.evaluate("CKEDITOR.instances.id_body.window.$.getSelection().toString()") == "sản sản"


def test_a_hint_leads_to_words_that_can_be_mended_not_to_the_caption_shown_in_the_text(at_the_desk, desk, reporter):
    written = Article.objects.create(title="Hội nghị", creator=reporter)
    photo = Photo.objects.create(article=written, caption="Uỷ viên")
    written.body = f'<figure data-photo="{photo.pk}"></figure><p>Một Uỷ viên, hai Ủy viên, ba Ủy viên.</p>'
    written.save()
    page = at_the_desk(reporter)
    open_form(page, f"{desk}{written.pk}/change/")

    page.get_by_role("link", name="Viết theo hai cách").click()

    chosen = page.evaluate("""() => {
        const selection = CKEDITOR.instances.id_body.window.$.getSelection();
        return [selection.toString(), selection.anchorNode.data];
    }""")
    assert chosen == ["Uỷ", "Một Uỷ viên, hai Ủy viên, ba Ủy viên."]


def test_a_hint_leads_to_a_photo_whose_caption_is_hidden(at_the_desk, desk, reporter):
    written = Article.objects.create(title="Hội nghị", creator=reporter, body="<p>Chữ.</p>")
    for number, caption in enumerate(["", "Chung."]):
        Photo.objects.create(article=written, caption=caption, shares_caption=not caption, order=number)
    page = at_the_desk(reporter)
    open_form(page, f"{desk}{written.pk}/change/")

    page.get_by_role("link", name="Ảnh 1: thiếu tệp ảnh").click()

    assert page.evaluate("document.activeElement.id") == "id_photos-0-shares_caption"
