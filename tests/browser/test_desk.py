"""The desk in a real browser; the `page` fixture fails a test at the first error, refusal or foreign request."""

from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from news.models import Article, Category, Photo, Source
from tests.browser.barriers import SEVERE, barriers
from tests.browser.form import DIALOG_IS_FILLED, PASTED, open_form, save

pytestmark = pytest.mark.browser

BODY = "CKEDITOR.instances.id_body.getData()"


@pytest.fixture
def category(transactional_db):
    Source.objects.create(code="CTTĐT", name="Cổng thông tin điện tử")
    return Category.objects.create(name="Khen thưởng")


@pytest.fixture
def article(reporter, category):
    return Article.objects.create(title="Hội nghị biểu dương", category=category, body="<p>Chữ.</p>", creator=reporter)


def sign_in(page, desk, user):
    user.set_password("đúng mật khẩu")
    user.save()
    page.context.clear_cookies()
    page.goto(f"{desk}login/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", "đúng mật khẩu")
    page.click("button[type=submit]")
    page.wait_for_url(desk)


def jpeg(colour):
    file = BytesIO()
    Image.new("RGB", (900, 600), colour).save(file, "JPEG")
    return file.getvalue()


def press(page, button):
    page.click(f".cke_toolbox a.cke_button__{button}")


def press_for_dialog(page, button):
    press(page, button)
    page.wait_for_function(DIALOG_IS_FILLED)


def confirm(page):
    page.click(".cke_dialog_ui_button_ok:visible")
    page.wait_for_selector(".cke_dialog_body", state="hidden")


def test_an_article_goes_from_the_reporter_to_the_editor_to_the_reader(
    page, desk, live_server, reporter, editor, category
):
    sign_in(page, desk, reporter)
    body = open_form(page, f"{desk}news/article/add/")
    page.fill("#id_title", "Biểu dương gương sáng")
    page.select_option("#id_category", label="Khen thưởng")
    page.select_option("#id_source", label="CTTĐT")
    page.fill("#id_lead", "Sáng nay, hội nghị đã khai mạc.")
    body.click()
    page.keyboard.type("Đoạn mở đầu của bài.")
    colours = ["darkred", "darkgreen"]
    page.set_input_files(
        "#photo-picker", [{"name": "a.jpg", "mimeType": "image/jpeg", "buffer": jpeg(colour)} for colour in colours]
    )
    for number, colour in enumerate(colours):
        page.fill(f"#id_photos-{number}-caption", f"Chú thích {colour}")
    page.wait_for_selector(".photo[data-state=sent] >> nth=1")
    page.click("button[value=submit]")
    page.wait_for_url(f"{desk}news/article/")

    sign_in(page, desk, editor)
    article = Article.objects.get()
    open_form(page, f"{desk}news/article/{article.pk}/change/")
    page.click("button[value=publish]")
    page.wait_for_url(f"{desk}news/article/")

    page.context.clear_cookies()
    page.goto(f"{live_server.url}{article.get_absolute_url()}")
    shown = page.inner_text("main")
    told = ["Biểu dương gương sáng", "CTTĐT", "Sáng nay", "Đoạn mở đầu", "Chú thích darkred", "Chú thích darkgreen"]
    assert [words for words in told if words not in shown] == []
    assert page.locator("main figure img").count() == 2


def test_every_button_of_the_editor_works_under_the_policy(at_the_desk, desk, reporter, article):
    page = at_the_desk(reporter)
    body = open_form(page, f"{desk}news/article/{article.pk}/change/")
    body.click()
    page.keyboard.press("Control+A")
    for button in ["bold", "italic", "underline", "removeformat", "bold"]:
        press(page, button)
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    press(page, "bold")
    page.keyboard.type("Giữa")
    for button in ["justifyright", "justifyblock", "justifyleft", "justifycenter"]:
        press(page, button)
    page.keyboard.press("Enter")
    press(page, "justifyleft")
    press(page, "numberedlist")
    page.keyboard.type("một")
    press(page, "bulletedlist")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    press(page, "blockquote")
    page.keyboard.type("trích")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.click(".cke_combo__format a.cke_combo_button")
    page.frame_locator("iframe.cke_panel_frame").locator("h2").click()
    page.keyboard.type("Mục")
    page.keyboard.press("Enter")
    press_for_dialog(page, "link")
    page.fill(".cke_dialog_body:visible input[type=text] >> nth=0", "trang nhà")
    page.fill(".cke_dialog_body:visible input[type=text] >> nth=2", "https://example.vn/")
    confirm(page)
    page.keyboard.press("End")
    press_for_dialog(page, "table")
    confirm(page)
    press(page, "specialchar")
    page.click("a.cke_specialchar:visible >> text='©'")
    press_for_dialog(page, "find")
    page.fill(".cke_dialog_body:visible input[type=text] >> nth=0", "trích")
    page.click(".cke_dialog_body:visible a.cke_dialog_ui_button >> nth=0")
    page.click(".cke_dialog_close_button:visible")
    body.locator("td").first.click(button="right")
    page.wait_for_selector(".cke_menu_panel:visible")
    page.keyboard.press("Escape")
    for button in ["pastetext", "pastefromword", "maximize", "maximize", "undo", "redo", "unlink"]:
        if not page.locator(f".cke_button__{button}.cke_button_disabled").count():
            press(page, button)

    save(page)

    stored = Article.objects.get().body
    for part in [
        "<p><strong>Chữ.</strong></p>",
        '<p class="text-center">Giữa</p>',
        "<ul>",
        "<blockquote>",
        "<h2>Mục</h2>",
        '<a href="https://example.vn/" rel="noopener noreferrer">trang nhà</a>',
        "<table>",
        "<td>©",
    ]:
        assert part in stored


def test_the_places_of_photos_are_seen_moved_as_a_whole_and_saved_unchanged(at_the_desk, desk, reporter, article):
    photos = [
        Photo.objects.create(
            article=article, caption=f"Chú thích {n}", order=n, image=ContentFile(jpeg("navy"), name="a.jpg")
        )
        for n in range(2)
    ]
    places = [f'<figure data-photo="{number}"></figure>' for number in (photos[1].pk, 999)]
    article.body = f"<p>Trước.</p>{places[0]}<p>Giữa.</p>{places[1]}<p>Sau.</p>"
    article.save()
    page = at_the_desk(reporter)
    body = open_form(page, f"{desk}news/article/{article.pk}/change/")

    boxes = [box.inner_text() for box in body.locator("figure").all()]
    pictures = body.locator("figure img").count()
    body.locator("p", has_text="Trước.").click()
    page.click(f".photo-strip [data-photo='{photos[0].pk}']")
    save(page)

    assert [("Chú thích 1" in box, "Chú thích 0" in box) for box in boxes] == [(True, False), (False, False)]
    assert pictures == 1
    put = f'<figure data-photo="{photos[0].pk}"></figure>'
    stored = Article.objects.get().body.replace("\n", "")
    assert stored == f"<p>Trước.</p>{put}{places[0]}<p>Giữa.</p>{places[1]}<p>Sau.</p>"


def test_photos_are_dragged_into_order(at_the_desk, desk, reporter, article):
    for number in range(3):
        Photo.objects.create(article=article, caption=f"Ảnh {number}", order=number)
    page = at_the_desk(reporter)
    open_form(page, f"{desk}news/article/{article.pk}/change/")
    rows = page.locator("#photos .photo")

    rows.nth(2).scroll_into_view_if_needed()
    start = rows.nth(0).locator(".photo-handle").bounding_box()
    goal = rows.nth(1).bounding_box()
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(goal["x"] + 20, goal["y"] + goal["height"] - 5, steps=20)
    page.mouse.up()
    page.wait_for_function("document.querySelector('#id_photos-0-order').value === '2'")
    page.click("button[name=_save]")
    page.wait_for_url(f"{desk}news/article/")

    assert [photo.caption for photo in article.photos.all()] == ["Ảnh 1", "Ảnh 0", "Ảnh 2"]


def test_an_editor_returns_an_article_with_a_note_that_the_reporter_reads(at_the_desk, desk, reporter, editor, article):
    Article.objects.update(status="submitted")
    page = at_the_desk(editor)
    open_form(page, f"{desk}news/article/{article.pk}/change/")

    page.click(".desk-note summary")
    page.fill("[name=note]", "Bổ sung ảnh toàn cảnh.")
    page.click(".desk-note button")
    page.wait_for_url(f"{desk}news/article/")
    at_the_desk(reporter)
    open_form(page, f"{desk}news/article/{article.pk}/change/")

    assert "Bổ sung ảnh toàn cảnh." in page.inner_text(".desk-state")
    assert Article.objects.get().status == "returned"


def test_a_reporter_takes_back_what_she_submitted_with_one_click(at_the_desk, desk, reporter, article):
    Article.objects.update(status="submitted")
    page = at_the_desk(reporter)
    page.goto(f"{desk}news/article/{article.pk}/change/")

    page.click("button[value=take_back]")
    page.wait_for_url(f"{desk}news/article/")

    assert Article.objects.get().status == "draft"


PAGES = [
    "viec-can-lam/",
    "news/article/",
    "news/article/?state=draft",
    "news/article/add/",
    "news/article/{}/change/",
    "news/article/{}/history/",
    "news/article/{}/delete/",
    "news/article/{}/reviews/",
    "news/category/",
    "news/category/add/",
    "news/boardname/add/",
    "news/source/add/",
    "news/video/add/",
    "accounts/user/",
    "accounts/user/add/",
    "identity/siteidentity/",
    "password_change/",
    "hai-lop/thiet-lap/",
    "accounts/secondfactorrule/add/",
    "admin/logentry/",
]


NOT_READ_AS_WRITTEN = '[aria-hidden="true"], [aria-hidden="true"] *, [role="img"][aria-label]'


@pytest.mark.parametrize(
    ("address", "scheme"), [*((address, "light") for address in PAGES), ("news/article/add/", "dark")]
)
def test_no_page_of_the_desk_complains_or_shuts_anybody_out(address, scheme, at_the_desk, desk, administrator, article):
    Photo.objects.create(article=article, caption="Ảnh")
    page = at_the_desk(administrator)
    page.emulate_media(color_scheme=scheme)

    page.goto(desk + address.format(article.pk), wait_until="networkidle")

    assert barriers(page, SEVERE) == []
    # Unfold writes icons as English words.
    assert page.locator(f".material-symbols-outlined:not({NOT_READ_AS_WRITTEN})").all_inner_texts() == []


def test_the_editor_is_read_out_by_what_is_written_in_it(at_the_desk, desk, reporter):
    page = at_the_desk(reporter)
    body = open_form(page, f"{desk}news/article/add/")

    named = [page.get_by_role("application").get_attribute("aria-labelledby"), body.get_attribute("aria-label")]

    assert [page.locator(f"#{named[0]}").inner_text(), named[1]] == ["Trình soạn thảo", "Nội dung"]
    assert page.locator("iframe.cke_wysiwyg_frame").get_attribute("title") == "Nội dung"


def test_what_was_typed_in_a_small_form_waits_until_somebody_has_signed_in_again(
    at_the_desk, desk, editor, administrator
):
    page = at_the_desk(editor)
    page.goto(f"{desk}news/category/add/")
    page.fill("#id_name", "Gương điển hình")
    page.context.clear_cookies()

    page.click("[name=_continue]")
    page.get_by_role("alert").filter(has_text="Bạn không còn đăng nhập").wait_for()
    at_the_desk(administrator)
    with page.expect_response("**/still-here/"):
        page.click("[name=_continue]")
    kept = page.input_value("#id_name")
    at_the_desk(editor)
    with page.expect_event("load"):
        page.click("[name=_continue]")

    assert (kept, Category.objects.get().name) == ("Gương điển hình", "Gương điển hình")
    assert LogEntry.objects.get(action_flag=ADDITION).user == editor


def test_the_keyboard_makes_the_sign_in_page_dark(page, desk):
    page.goto(f"{desk}login/")

    tab_to(page, "[aria-label='Giao diện sáng hoặc tối']")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Tối", exact=True).press("Enter")

    page.wait_for_selector("html.dark")


def wider_than_its_screen(page):
    for width in (1280, 820, 320):
        page.set_viewport_size({"width": width, "height": 900})
        if by := page.evaluate("document.documentElement.scrollWidth - innerWidth"):
            yield width, by


def test_a_pasted_address_for_a_title_makes_no_page_of_the_desk_wider(at_the_desk, desk, editor, article):
    public = Article.objects.create(title=PASTED, lead=PASTED, status="published", published_at=timezone.now())
    Photo.objects.create(article=public, caption=PASTED, image=ContentFile(jpeg("teal"), "a.jpg"))
    page = at_the_desk(editor)
    for number in range(2):
        open_form(page, f"{desk}news/article/{article.pk}/change/")
        page.fill("#id_title", f"{PASTED}{number}")
        page.fill("#id_lead", PASTED)
        save(page)
    found = {"saved": list(wider_than_its_screen(page))}

    pages = [f"{one.pk}/{name}/" for one in (article, public) for name in ("change", "history", "delete", "reviews")]
    for address in ["../../viec-can-lam/", "", f"{article.pk}/history/1/", f"{article.pk}/history/2/", *pages]:
        page.goto(f"{desk}news/article/{address}", wait_until="networkidle")
        found[address] = list(wider_than_its_screen(page))

    assert {where: by for where, by in found.items() if by} == {}
    assert len(found) == 13


def test_the_sidebar_stands_open_on_a_laptop_until_it_is_folded(at_the_desk, desk, editor):
    page = at_the_desk(editor)
    page.set_viewport_size({"width": 1280, "height": 720})
    sidebar = page.locator("#nav-sidebar")
    page.goto(desk)
    sidebar.wait_for(state="visible")

    page.click("[x-on\\:click='sidebarToggle()']:visible")
    page.goto(f"{desk}news/article/", wait_until="networkidle")
    assert not sidebar.is_visible()

    page.click("[x-on\\:click='sidebarToggle()']:visible")
    sidebar.wait_for(state="visible")
    page.set_viewport_size({"width": 390, "height": 844})
    sidebar.wait_for(state="hidden")


def test_the_page_of_an_account_is_no_wider_than_a_laptop(at_the_desk, desk, administrator, reporter):
    page = at_the_desk(administrator)
    page.set_viewport_size({"width": 1280, "height": 720})

    page.goto(f"{desk}accounts/user/{reporter.pk}/change/", wait_until="networkidle")

    button = page.get_by_role("link", name="Đặt lại mật khẩu").bounding_box()
    assert page.evaluate("document.documentElement.scrollWidth") == 1280
    assert button["x"] + button["width"] < 1280


def test_the_filters_and_the_calendar_open_under_the_policy(at_the_desk, desk, editor, article):
    page = at_the_desk(editor)
    page.goto(f"{desk}news/article/")
    page.click(".filter-open-button")
    page.wait_for_selector("#changelist-filter:visible, [x-show='filterOpen']:visible")
    page.keyboard.press("Escape")
    page.wait_for_selector("#changelist-filter", state="hidden")

    open_form(page, f"{desk}news/article/{article.pk}/change/")
    page.click("#calendarlink0")
    page.click(".calendarbox:visible td a >> text='15'")

    assert page.input_value("#id_published_at_0").startswith("15/")


def tab_to(page, selector):
    """Press Tab until the element has the focus."""
    for _press in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"The keyboard does not reach {selector}")


def test_several_articles_are_put_into_the_bin_and_the_page_that_asks_complains_of_nothing(
    at_the_desk, desk, editor, article
):
    page = at_the_desk(editor)
    page.goto(f"{desk}news/article/")

    page.check("input[name=_selected_action]")
    page.select_option("select[name=action]", label="Bỏ vào thùng rác")
    page.click("button[name=index]")
    asked = page.locator("main").inner_text()
    page.get_by_role("button", name="Bỏ vào thùng rác").click()
    page.wait_for_selector("text=Bỏ vào thùng rác: 1 bài viết.")

    assert "Các bài viết này sẽ vào thùng rác" in asked
    assert Article.objects.get().status == "deleted"


def test_escape_closes_the_calendar_before_the_filters(at_the_desk, desk, editor, article):
    page = at_the_desk(editor)
    page.goto(f"{desk}news/article/", wait_until="networkidle")
    page.click(".filter-open-button")
    page.click("#changelist-filter .date-icon >> nth=0")
    page.wait_for_selector(".calendarbox:visible")

    page.keyboard.press("Escape")
    page.wait_for_selector(".calendarbox", state="hidden")
    page.wait_for_timeout(500)  # As long as the panel would take to slide away.
    assert page.is_visible("#changelist-filter")

    page.keyboard.press("Escape")
    page.wait_for_selector("#changelist-filter", state="hidden")
    assert page.evaluate("document.activeElement.matches('.filter-open-button')")


def test_the_keyboard_filters_the_list_by_a_period_within_what_was_searched(at_the_desk, desk, editor, article):
    page = at_the_desk(editor)
    page.goto(f"{desk}news/article/?q=tin&state=draft", wait_until="networkidle")

    tab_to(page, ".filter-open-button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#changelist-filter:visible")
    tab_to(page, "[name=published_at_from].vDateField")
    page.keyboard.type("01/03/2026")
    with page.expect_event("load"):
        page.keyboard.press("Enter")

    asked = parse_qs(urlsplit(page.url).query)
    assert asked == {"q": ["tin"], "state": ["draft"], "published_at_from": ["01/03/2026"]}


def test_the_keyboard_opens_the_sidebar_and_signs_out(at_the_desk, desk, editor):
    page = at_the_desk(editor)
    page.set_viewport_size({"width": 820, "height": 1180})
    page.goto(f"{desk}news/article/", wait_until="networkidle")

    tab_to(page, "[aria-controls=nav-sidebar]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#nav-sidebar:visible")
    page.locator(".desk-user").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#user-links:visible")
    tab_to(page, ".desk-theme")
    tab_to(page, "#logout-form button")
    with page.expect_event("load"):
        page.keyboard.press("Enter")

    assert "sessionid" not in [cookie["name"] for cookie in page.context.cookies()]


def test_the_page_of_a_closed_account_is_whole_without_script(page, desk, reporter):
    reporter.set_password("đúng mật khẩu")
    reporter.save()
    page.goto(f"{desk}login/")
    for _attempt in range(4):
        page.fill("#id_username", "phongvien")
        page.fill("#id_password", "sai")
        page.click("button[type=submit]")
    # The browser itself reports an answer 429 as an error, so the last try is made beside the page.
    form = {
        "username": "phongvien",
        "password": "sai",
        "csrfmiddlewaretoken": page.input_value("[name=csrfmiddlewaretoken]"),
    }
    answer = page.request.post(f"{desk}login/", form=form)

    assert answer.status == 429
    assert "<script" not in answer.text()


def test_the_clock_offers_the_times_at_which_a_newsroom_publishes(at_the_desk, articles, editor):
    page = at_the_desk(editor)
    open_form(page, f"{articles}add/")
    page.evaluate("document.addEventListener('input', ({target}) => { window.heard = target.id; })")

    page.click("#clocklink0")
    offered = page.locator("dialog.clockbox[open] .timelist li").all_text_contents()
    page.click("dialog.clockbox[open] .timelist a:has-text('08:00')")

    assert (offered[0], offered[1:4], offered[-1]) == ("Bây giờ", ["06:00", "07:00", "08:00"], "20:00")
    assert (page.input_value("#id_published_at_1"), page.evaluate("window.heard")) == ("08:00", "id_published_at_1")
