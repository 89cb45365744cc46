"""The readers' pages in a real browser."""

import io
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from news.models import Article, Category, Photo, Source, Video

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE_SIZE = {"width": 360, "height": 740}
TABLE = "<table><tbody><tr>" + "<th scope='col'>Chiều dài đường thắp sáng</th>" * 8 + "</tr></tbody></table>"


def picture(width=960, height=640):
    out = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).save(out, "JPEG")
    return ContentFile(out.getvalue(), name="anh.jpg")


def publish(title, category, photos=0, **fields):
    when = timezone.now() - timedelta(hours=Article.objects.count() + 1)
    article = Article.objects.create(title=title, category=category, status="published", published_at=when, **fields)
    for order in range(photos):
        Photo.objects.create(
            article=article, image=picture(), caption="Một góc bản" if order else "", alt="Ruộng bậc thang", order=order
        )
    return article


@pytest.fixture
def site(live_server):
    """The addresses of a small portal, by what stands there."""
    movement = Category.objects.create(name="Phong trào thi đua", intro="Những cách làm hay.")
    below = Category.objects.create(name="Thi đua chuyên đề", parent=movement)
    source = Source.objects.create(code="CTTĐT", name="Cổng thông tin điện tử")
    story = publish("Đèn sáng trên bản", below, 3, source=source, lead="Bản đã sáng đèn.", body=f"<p>Một</p>{TABLE}")
    for number in range(11):
        publish(f"Bài {number}", movement, photos=number == 0)
    own = Video.objects.create(
        title="Phim nhà", kind="PS", poster=picture(), file=ContentFile(b"\0\0\0\x18ftypisom", "x.mp4")
    )
    youtube = Video.objects.create(title="Đường lên bản", youtube="https://youtu.be/aqz-KE-bpKQ")
    paths = {
        "home": "/",
        "category": movement.get_absolute_url(),
        "article": story.get_absolute_url(),
        "videos": "/video/",
        "film": own.get_absolute_url(),
        "waiting film": youtube.get_absolute_url(),
    }
    return {name: f"{live_server.url}{path}" for name, path in paths.items()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(scheme, site, page):
    page.emulate_media(color_scheme=scheme)
    found = {}
    for name, address in site.items():
        page.goto(address, wait_until="networkidle")
        violations = Axe().run(page).response["violations"]
        found[name] = [(rule["id"], rule["nodes"][0]["html"]) for rule in violations]

    assert found == {name: [] for name in site}


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_is_wider_than_its_screen(width, site, page):
    page.set_viewport_size({"width": width, "height": 800})
    wider = {}
    for name, address in site.items():
        page.goto(address)
        wider[name] = page.evaluate("document.documentElement.scrollWidth - innerWidth")

    assert wider == dict.fromkeys(site, 0)


def test_nothing_moves_while_a_page_loads(site, page):
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(shift => moved += shift.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    moved = {}
    for name, address in site.items():
        page.goto(address, wait_until="networkidle")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
        moved[name] = page.evaluate("moved")

    # A tenth is what Core Web Vitals call good; the own face may move a line by a hair when it comes late.
    assert {name: shift for name, shift in moved.items() if shift > 0.02} == {}
    assert len(moved) > 4


def test_photos_below_the_fold_wait_until_they_are_scrolled_to(site, page):
    page.set_viewport_size(PHONE_SIZE)
    page.goto(site["article"], wait_until="networkidle")

    waiting = page.eval_on_selector_all("figure img", "images => images.map(image => image.loading == 'lazy')")
    assert waiting == [False, True, True]
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    widths = page.eval_on_selector_all("figure img", "images => images.map(image => image.naturalWidth > 0)")
    assert widths == [True, True, True]


def test_the_keyboard_skips_to_the_content_at_once(site, page):
    page.goto(site["article"])

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.tagName") == "MAIN"


def test_a_phone_without_scripts_opens_the_menu_with_both_levels(site, browser):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE_SIZE)
    page = context.new_page()
    page.goto(site["home"])

    lower = page.get_by_role("link", name="Thi đua chuyên đề")
    closed = lower.is_visible()
    page.get_by_role("button", name="Chuyên mục", exact=True).click()
    lower.click()

    assert (closed, page.get_by_role("heading", level=1).inner_text()) == (False, "Thi đua chuyên đề")
    context.close()


def test_a_second_level_opens_by_keyboard_and_closes_by_escape(site, page):
    page.goto(site["home"])
    lower = page.get_by_role("link", name="Thi đua chuyên đề", exact=True)

    page.get_by_role("button", name="Chuyên mục con của Phong trào thi đua").press("Enter")
    opened = lower.is_visible()
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.textContent.trim()")
    page.keyboard.press("Escape")

    assert (opened, focused, lower.is_visible()) == (True, "Thi đua chuyên đề", False)


def test_the_video_box_turns_its_page_and_stays_in_sight(site, page):
    for number in range(6):
        Video.objects.create(title=f"Phim {number}", youtube="https://youtu.be/aqz-KE-bpKQ")
    page.goto(site["article"])

    page.locator("#video").get_by_role("link", name="Trang 2").click()

    assert page.url == f"{site['article']}?trang=2#video"
    assert page.locator("#video li a:not([aria-label])").count() == 3


def test_youtube_is_asked_for_nothing_before_the_reader_clicks(site, browser):
    context = browser.new_context()
    asked = []
    context.on("request", lambda request: asked.append(request.url) if "youtube-nocookie.com" in request.url else None)
    page = context.new_page()

    page.goto(site["waiting film"], wait_until="networkidle")
    before = list(asked)
    page.get_by_role("link", name="Xem video trên YouTube").click()
    page.wait_for_url("**/xem/", wait_until="domcontentloaded")
    page.frame_locator("iframe").locator("html").wait_for(state="attached")

    assert (before, asked) == ([], ["https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&rel=0"])
    context.close()


def test_print_shows_the_article_alone_with_its_address(site, page):
    page.goto(site["article"], wait_until="networkidle")
    page.emulate_media(media="print")

    shown = {
        part: page.locator(part).first.is_visible()
        for part in (".navigation", "aside", ".breadcrumb", "h1", ".address")
    }

    assert shown == {".navigation": False, "aside": False, ".breadcrumb": False, "h1": True, ".address": True}
    assert page.locator(".address").inner_text() == site["article"]


def test_an_editor_reads_a_draft_in_the_browser(site, page, live_server, signed_in):
    editor = User.objects.create_superuser("bientap")
    draft = Article.objects.create(title="Bản nháp", body="<p>Đang viết.</p>")
    cookie = signed_in(editor).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])

    page.goto(f"{live_server.url}{draft.get_absolute_url()}", wait_until="networkidle")

    assert page.get_by_role("note").inner_text().startswith("Bản xem trước – bạn đọc chưa thấy trang này.")
    assert Axe().run(page).response["violations"] == []
