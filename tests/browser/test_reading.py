"""The readers' pages in a real browser."""

import io
from datetime import date
from itertools import product

import pytest
from django.utils import timezone
from pypdf import PdfReader

from news.models import Article, Category, Photo, Topic, Video
from portal.accounts.models import User
from stats.models import ArticleDay
from tests.browser.barriers import barriers
from tests.browser.form import PASTED
from tests.browser.portal import PHONE_SIZE, picture, publish

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_axe_finds_nothing_on_any_page_light_dark_or_with_more_contrast(site, page):
    found = {}
    for name, address in site.items():
        page.goto(address)
        looks = [("light", "no-preference"), ("dark", "no-preference")]
        for scheme, contrast in looks + [("light", "more"), ("dark", "more")] * (name == "article"):
            page.emulate_media(color_scheme=scheme, contrast=contrast)
            is_first = (scheme, contrast) == looks[0]
            found[name, scheme, contrast] = barriers(page, only_colours=not is_first)

    assert {where: rules for where, rules in found.items() if rules} == {}
    assert len(found) == 2 * len(site) + 2


@pytest.fixture
def pasted(site):
    """The same portal where somebody pasted an address for a title, a topic and a name, and many read it."""
    topic = Topic.objects.create(title=PASTED, starts_on=date(2026, 3, 5))
    told = {"topic": topic, "lead": PASTED, "byline": PASTED[:60]}
    shelf = Category.objects.get(parent=None)
    for number in range(2):
        article = publish(f"{PASTED}{number}", shelf, **told)
        ArticleDay.objects.create(article_id=article.pk, day=timezone.localdate(), views=9, readers=9)
    Video.objects.create(title=PASTED, youtube="https://youtu.be/aqz-KE-bpKQ", poster=picture())
    Photo.objects.create(article=article, image=picture(), caption="Hội nghị", credit="Cổng thông tin điện tử " * 5)
    story = site["home"].rstrip("/") + article.get_absolute_url()
    return site | {"pasted": story, "pasted on paper": f"{story}in/"}


def test_no_page_is_wider_than_its_screen_also_with_text_of_twice_the_size(pasted, page):
    wider = {}
    for name, address in pasted.items():
        page.goto(address)
        for width, size in product((320, 360, 390, 820, 1280), (100, 175, 200)):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate(f"document.documentElement.style.fontSize = '{size}%'")
            wider[name, width, size] = page.evaluate("document.documentElement.scrollWidth - innerWidth")

    assert {where: by for where, by in wider.items() if by > 0} == {}
    assert len(wider) == 15 * len(pasted)


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
    assert {name: shift for name, shift in moved.items() if shift > 0.05} == {}
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


def test_a_phone_without_scripts_opens_the_menu_with_both_levels(site, new_context):
    context = new_context(java_script_enabled=False, viewport=PHONE_SIZE)
    page = context.new_page()
    page.goto(site["home"])

    lower = page.get_by_role("link", name="Thi đua chuyên đề")
    closed = lower.is_visible()
    page.get_by_role("button", name="Chuyên mục", exact=True).click()
    lower.click()

    assert (closed, page.get_by_role("heading", level=1).inner_text()) == (False, "Thi đua chuyên đề")


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


def test_youtube_is_asked_for_nothing_before_the_reader_clicks(site, new_context):
    context = new_context()
    asked = []
    context.on("request", lambda request: asked.append(request.url) if "youtube-nocookie.com" in request.url else None)
    page = context.new_page()

    page.goto(site["waiting film"], wait_until="networkidle")
    before = list(asked)
    page.get_by_role("link", name="Xem video trên YouTube").click()
    page.wait_for_url("**/xem/", wait_until="domcontentloaded")
    page.frame_locator("iframe").locator("html").wait_for(state="attached")

    assert (before, asked) == ([], ["https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&rel=0"])


def test_print_shows_the_article_alone_with_its_address(site, page):
    page.goto(site["article"], wait_until="networkidle")
    page.emulate_media(media="print")

    shown = {
        part: page.locator(part).first.is_visible()
        for part in (".navigation", "aside", ".breadcrumb", "h1", ".address")
    }

    assert shown == {".navigation": False, "aside": False, ".breadcrumb": False, "h1": True, ".address": True}
    assert page.locator(".address").inner_text() == site["article"]


@pytest.mark.parametrize("view", ["", "in/"])
def test_a_report_with_thirteen_photos_is_printed_on_five_sheets(live_server, new_context, view):
    words = "Sáng nay các khối thi đua đã ký giao ước cho cả năm. " * 15
    story = publish("Hội nghị tổng kết", Category.objects.create(name="Phong trào"), body=f"<p>{words}</p>" * 11)
    for order in range(13):
        caption = "Đại biểu trao đổi bên lề về cách chấm điểm thi đua bằng dữ liệu"
        Photo.objects.create(article=story, image=picture(1200, 800), caption=caption, alt="Đại biểu", order=order)
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}{story.get_absolute_url()}{view}", wait_until="networkidle")

    sheets = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages

    assert len(sheets) <= 5
    assert "bằng dữ liệu" in sheets[-1].extract_text() or "/tin/" in sheets[-1].extract_text()


def test_an_editor_reads_a_draft_in_the_browser(site, page, live_server, signed_in):
    editor = User.objects.create_superuser("bientap")
    draft = Article.objects.create(title="Bản nháp", body="<p>Đang viết.</p>")
    cookie = signed_in(editor).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])

    page.goto(f"{live_server.url}{draft.get_absolute_url()}", wait_until="networkidle")

    assert page.get_by_role("note").inner_text().startswith("Bản xem trước – bạn đọc chưa thấy trang này.")
    assert barriers(page) == []


def test_text_size_and_contrast_are_remembered_on_the_next_page(site, page):
    page.goto(site["home"])
    larger = page.get_by_role("button", name="Chữ to hơn")

    larger.click()
    larger.click()
    page.get_by_role("button", name="Tương phản").click()
    page.goto(site["article"])

    shown = page.evaluate(
        "[getComputedStyle(document.documentElement).fontSize, getComputedStyle(document.body).color]"
    )
    assert shown == ["21.12px", "rgb(0, 0, 0)"]
    assert page.get_by_role("button", name="Tương phản").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Chữ nhỏ hơn").click()
    page.get_by_role("button", name="Chữ nhỏ hơn").click()
    page.get_by_role("button", name="Tương phản").click()
    assert page.evaluate("[localStorage.length, document.documentElement.dataset.size]") == [0, None]


def test_motion_and_colours_are_the_readers_choice(site, page):
    page.emulate_media(reduced_motion="reduce", forced_colors="active")
    page.goto(site["home"])
    current = page.locator(".navigation [aria-current]").first

    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert current.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"


def test_the_address_is_copied(site, page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site["article"])

    page.get_by_role("button", name="Chép địa chỉ").first.click()

    page.get_by_role("button", name="Đã chép").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == site["article"]


BROKEN = """[...document.querySelectorAll(".preferences button")].filter((button) => {
    const letters = document.createRange();
    letters.selectNodeContents(button);
    return letters.getClientRects().length > 1;
}).map((button) => button.textContent)"""


def height_of(page, part):
    return page.evaluate("part => document.querySelector(part).getBoundingClientRect().height", part)


def test_with_large_letters_the_news_begin_on_the_first_screen_of_a_phone(site, page):
    page.set_viewport_size(PHONE_SIZE)
    page.goto(site["home"])
    tall, broken = {}, {}
    for size in (100, 132, 150, 175, 200):
        page.evaluate(f"document.documentElement.style.fontSize = '{size}%'")
        tall[size] = height_of(page, "header")
        broken[size] = page.evaluate(BROKEN)

    assert {size: height for size, height in tall.items() if height > PHONE_SIZE["height"] / 3} == {}
    assert {size: names for size, names in broken.items() if names} == {}


def test_the_head_of_the_page_is_as_high_on_every_page(site, page):
    page.goto(site["home"])
    heights = {}
    for width in (360, 768, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for name in ("home", "videos"):
            page.goto(site[name])
            heights.setdefault(width, set()).add(height_of(page, ".masthead"))

    assert {width: found for width, found in heights.items() if len(found) > 1} == {}


def test_a_tablet_shows_the_headlines_and_a_block_in_two_columns(site, page):
    page.set_viewport_size({"width": 768, "height": 1024})
    page.goto(site["home"])

    columns = page.evaluate(
        """[".headlines", ".block .cards"].map((name) =>
            getComputedStyle(document.querySelector(name)).gridTemplateColumns.split(" ").length)"""
    )

    assert columns == [2, 2]


def test_the_column_beside_a_long_page_scrolls_along_and_never_runs_empty(site, page):
    page.set_viewport_size({"width": 1280, "height": 700})
    page.goto(site["category"])
    page.evaluate("document.querySelector('main').style.minHeight = '9000px'")
    ends = []
    for y in (0, 5000):
        page.evaluate(f"scrollTo({{top: {y}, behavior: 'instant'}})")
        page.wait_for_function(f"scrollY === {y}")
        ends.append(page.evaluate("document.querySelector('.columns > aside').getBoundingClientRect().bottom >= 700"))

    assert ends == [True, True]


@pytest.mark.parametrize(("width", "height"), [(390, 844), (768, 1024), (1024, 768), (1280, 900)])
def test_an_upright_photo_is_whole_with_its_caption_beside_nothing_else(live_server, page, width, height):
    story = publish("Chân dung", Category.objects.create(name="Gương sáng"))
    Photo.objects.create(article=story, image=picture(1200, 1800), caption="Chị Thao", alt="Một phụ nữ dệt vải")
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{live_server.url}{story.get_absolute_url()}", wait_until="networkidle")

    link, image = page.locator("a.photo").bounding_box(), page.locator("a.photo img").bounding_box()
    # A picture chosen by width tells as its natural width what `sizes` promised.
    promised = page.evaluate("document.querySelector('a.photo img').naturalWidth")

    assert link == image
    assert image["height"] / image["width"] == pytest.approx(1.5, rel=0.01)
    assert promised / image["width"] == pytest.approx(1, abs=0.15)
