"""A reporter at work in the form of an article, in a real browser."""

import pytest

from news.models import Article, Category, Review
from tests.browser.form import (
    CLIPBOARD,
    EDITOR_IS_READY,
    PASTE,
    SENT,
    files,
    lose_the_tab,
    open_form,
    save,
    wait_until_kept,
)

pytestmark = pytest.mark.browser


def sign_in(page, user):
    page.fill("#id_username", user.username)
    page.fill("#id_password", "đúng mật khẩu")
    page.click("button[type=submit]")


def test_a_story_in_thirteen_photos_is_told_and_survives_the_loss_of_the_tab(
    at_the_desk, articles, reporter, live_server
):
    Category.objects.create(name="Khen thưởng")
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
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
    open_form(page, f"{articles}add/")
    page.click("[data-act=restore]")
    page.wait_for_selector(f"{SENT} >> nth=11")
    restored = page.evaluate("CKEDITOR.instances.id_body.getData()")
    page.click("button[value=submit]")
    page.wait_for_url(articles)

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


def test_a_save_after_the_session_ended_leads_through_signing_in_to_the_same_text(at_the_desk, articles, reporter):
    reporter.set_password("đúng mật khẩu")
    reporter.save()
    page = at_the_desk(reporter)
    page.route("**/hints/", lambda route: route.fulfill(body=""))  # They are asked for with the token of before.
    open_form(page, f"{articles}add/")
    page.fill("#id_title", "Viết qua đêm")
    page.context.clear_cookies(name="sessionid")

    page.click("button[name=_continue]")
    page.wait_for_selector("#desk-news >> text=Chưa lưu: hãy đăng nhập lại")
    with page.context.expect_page() as opened:
        page.click("#desk-signed-out a")
    sign_in(opened.value, reporter)
    opened.value.wait_for_url(articles)
    opened.value.close()
    page.bring_to_front()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_selector("#desk-signed-out", state="hidden")
    news = page.inner_text("#desk-news")
    save(page)

    assert ([article.title for article in Article.objects.all()], news) == (["Viết qua đêm"], "")


def test_photos_that_a_browser_without_cookies_could_not_send_are_sent_after_signing_in(
    at_the_desk, articles, reporter
):
    page = at_the_desk(reporter)
    # Without the question of every 15 seconds: what is sent must notice it.
    page.add_init_script(
        "const every = setInterval; window.setInterval = (step, pause) => (pause === 15_000 ? 0 : every(step, pause))"
    )
    open_form(page, f"{articles}add/")
    # The page with which Django refuses what comes without its cookie, but not as an error that the console would show.
    page.route("**/photos/", lambda route: route.fulfill(content_type="text/html", body="<h1>403</h1>"), times=1)
    page.fill("#id_title", "Ảnh")
    wait_until_kept(page)  # Nothing that was typed asks any more whether the session is over.
    session = page.context.cookies()
    page.context.clear_cookies()
    page.set_input_files("#photo-picker", files(1))
    page.wait_for_selector("#desk-signed-out", state="visible")

    page.context.add_cookies(session)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_selector(SENT)

    assert page.is_visible("#desk-signed-out") is False


def test_a_form_that_was_sent_without_a_session_is_offered_again_after_signing_in(at_the_desk, articles, reporter):
    reporter.set_password("đúng mật khẩu")
    reporter.save()
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.fill("#id_title", "Phiên đã hết")
    here = {"user": reporter.pk, "token": page.input_value("[name=csrfmiddlewaretoken]"), "others": []}
    page.route("**/still-here/", lambda route: route.fulfill(json=here))
    page.context.clear_cookies(name="sessionid")

    page.click("button[name=_save]")
    page.wait_for_url("**/login/**")
    page.unroute("**/still-here/")
    sign_in(page, reporter)
    page.wait_for_function(EDITOR_IS_READY)
    page.click("[data-act=restore]")

    assert page.input_value("#id_title") == "Phiên đã hết"


def test_a_full_browser_is_spoken_of_until_there_is_room_again(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.wait_for_selector(".desk-kept", state="attached")
    page.evaluate("localStorage.setItem('full', 'x'.repeat(5 * 2 ** 20 - 200))")
    page.fill("#id_title", "Đầy")
    page.wait_for_selector("#desk-news >> text=không còn chỗ")

    page.evaluate("localStorage.removeItem('full')")
    page.fill("#id_title", "Đã có chỗ")
    page.wait_for_selector("text=Đã giữ trong trình duyệt này")

    assert page.inner_text("#desk-news") == ""


def test_the_focus_stays_where_the_work_goes_on(at_the_desk, articles, editor):
    page = at_the_desk(editor)
    open_form(page, f"{articles}add/")
    page.fill("#id_title", "Mất thẻ")
    page.wait_for_selector("text=Đã giữ trong trình duyệt này")
    page = lose_the_tab(page)
    open_form(page, f"{articles}add/")

    focused = "document.activeElement.id"
    page.click("[data-act=restore]")
    page.wait_for_selector("#desk-news >> text=Đã khôi phục")
    places = [page.evaluate(focused)]
    page.click("#attachments-data .add-row")
    places.append(page.evaluate(focused))
    article = Article.objects.create(title="Xin ý kiến")
    page.evaluate("Object.keys(localStorage).forEach((name) => localStorage.removeItem(name))")
    page.goto(f"{articles}{article.pk}/reviews/")
    page.fill("#id_leader", "Chị Hà")
    page.click("text=Tạo liên kết")
    page.wait_for_url("**/reviews/#link-*")
    places.append(page.evaluate(focused))

    review = Review.objects.get()
    assert places == ["desk-news", "id_attachments-0-title", f"link-{review.pk}"]


def test_the_preview_shows_what_is_typed_in_a_frame_as_wide_as_a_phone(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    open_form(page, f"{articles}add/")
    page.fill("#id_title", "Chưa lưu mà đã xem")

    page.click("[data-preview]")
    frame = page.frame_locator("#desk-preview iframe")
    frame.locator("h1", has_text="Chưa lưu mà đã xem").wait_for()
    widths = [frame.locator("body").evaluate("() => innerWidth")]
    page.click("text=Trên máy tính")
    widths.append(frame.locator("body").evaluate("() => innerWidth"))

    assert (widths, Article.objects.count()) == ([390, 1280], 0)


@pytest.mark.each_database
def test_two_who_write_see_each_other(at_the_desk, articles, reporter, editor):
    article = Article.objects.create(title="Hai người", creator=reporter)
    page = at_the_desk(editor)
    open_form(page, f"{articles}{article.pk}/change/")
    with page.expect_response("**/hints/"):  # None is on its way while another person signs in.
        page.fill("#id_lead", "Biên tập đang sửa")
    with page.expect_response("**/still-here/"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    session = page.context.cookies()

    at_the_desk(reporter)
    other = page.context.new_page()
    open_form(other, f"{articles}{article.pk}/change/")
    other.wait_for_selector("text=bientap đang sửa bài này từ")

    page.context.add_cookies(session)  # The first page asks again when it likes.


def test_the_editor_is_as_dark_as_the_desk_around_it(at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    page.emulate_media(color_scheme="dark")
    text = open_form(page, f"{articles}add/")
    page.click(".cke_combo_button")
    menu = page.frame_locator("iframe.cke_panel_frame").locator("html.dark")
    menu.wait_for()
    surfaces = [text.locator("xpath=.."), menu, page.locator(".cke_top")]
    dark = [surface.evaluate("element => getComputedStyle(element).backgroundColor") for surface in surfaces]
    page.evaluate("document.documentElement.classList.remove('dark')")
    text.locator("xpath=self::*[not(ancestor::*[@class='dark'])]").wait_for()

    assert dark == ["rgb(28, 25, 23)", "rgb(28, 25, 23)", "rgb(41, 37, 36)"]
    assert text.locator("xpath=..").evaluate("html => getComputedStyle(html).backgroundColor") == "rgb(255, 255, 255)"


def test_a_note_that_was_not_sent_is_seen_again_after_a_crash(at_the_desk, articles, reporter, editor):
    written = Article.objects.create(title="Hội nghị", creator=reporter, body="<p>Chữ.</p>", status="submitted")
    page = at_the_desk(editor)
    open_form(page, f"{articles}{written.pk}/change/")
    page.click(".desk-note summary")
    page.fill("[name=note]", "Thiếu ảnh.")
    wait_until_kept(page)
    tab = lose_the_tab(page)
    open_form(tab, f"{articles}{written.pk}/change/")

    tab.click("text=Khôi phục")

    tab.locator("[name=note]").wait_for(state="visible")
    assert tab.input_value("[name=note]") == "Thiếu ảnh."


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
def test_many_unsaved_drafts_are_one_notice_that_opens_a_list(width, height, at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    page.set_viewport_size({"width": width, "height": height})
    open_form(page, f"{articles}add/")
    page.evaluate("""() => {
        const {user} = document.getElementById("page").dataset;
        const fields = Object.fromEntries(["title", "lead"].map((name) => [name, "Gõ dở"]));
        for (let number = 0; number < 12; number += 1) {
            const draft = {article: "", revises: "", at: Date.now() - number, fields, body: "<p>Chữ.</p>", photos: [], rows: {}, title: `Bài ${number} `.repeat(9)};
            localStorage.setItem(`draft:${user}:so-${number}`, JSON.stringify(draft));
        }
    }""")
    open_form(page, f"{articles}add/")
    notice = page.locator("#desk-offers")
    notice.wait_for()

    closed = notice.bounding_box()["height"]
    notice.locator("summary").click()
    opened = notice.bounding_box()["height"]
    notice.locator("[data-act=discard]").nth(11).click()
    left = notice.locator("summary").text_content()
    page.locator("[data-act=restore]").first.click()
    page.wait_for_function("document.getElementById('id_lead').value")

    assert (closed < 70, opened < height / 2) == (True, True)
    assert left == "Bản chưa lưu trong trình duyệt này: 11"
    assert page.input_value("#id_lead") == "Gõ dở"
