"""The readers' pages in a real browser."""

import io
from datetime import date, timedelta
from itertools import product

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from news.models import Article, Attachment, Category, Photo, Source, Topic, Video
from portal.demo import documents
from portal.models import AgencyLink, Contact, SiteIdentity
from stats.models import ArticleDay
from tests.browser.barriers import barriers
from tests.browser.form import PASTED

pytestmark = [pytest.mark.browser, pytest.mark.looks, pytest.mark.django_db(transaction=True)]

PHONE_SIZE = {"width": 360, "height": 740}
TABLE = "<table><tbody><tr>" + "<th scope='col'>Chiều dài đường thắp sáng</th>" * 8 + "</tr></tbody></table>"
ADDRESS = "banthiduakhenthuong@hoaban.gov.vn"


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
    topic = Topic.objects.create(title="Bản sáng đèn", starts_on=date(2026, 3, 5))
    told = {"source": source, "topic": topic, "lead": "Bản đã sáng đèn.", "body": f"<p>Một</p>{TABLE}"}
    story = publish("Đèn sáng trên bản", below, 3, **told)
    publish("Đèn sáng mãi", below, topic=topic)
    document = ContentFile(documents.pdf("Kế hoạch", 2), name="x.pdf")
    Attachment.objects.create(article=story, title="Kế hoạch", file=document)
    SiteIdentity(agency="Ban Thi đua", english_agency="Board for Emulation", email=ADDRESS).save()
    Contact.objects.create(name="Lò Văn A", position="Trưởng Ban", phone="0000 000 002", email=ADDRESS)
    AgencyLink.objects.create(name="Sở Nội vụ", address="https://snv.example/", group="Trong tỉnh")
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
        "topics": "/dong-su-kien/",
        "topic": topic.get_absolute_url(),
        "print view": f"{story.get_absolute_url()}in/",
        "search": "/tim-kiem/?q=den",
        "archive": "/luu-tru/",
        "authors": "/tac-gia/",
        "site map": "/so-do/",
        "contact": "/lien-he/",
        "English": "/english/",
        "privacy": "/quyen-rieng-tu/",
        "links": "/lien-ket/",
    }
    return {name: f"{live_server.url}{path}" for name, path in paths.items()}


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
    assert barriers(page) == []


def test_photos_are_enlarged_and_stepped_through_by_keyboard(site, page):
    page.goto(site["article"], wait_until="networkidle")
    lightbox = page.get_by_role("dialog", name="Ảnh của bài viết")

    page.locator("a.photo").nth(2).press("Enter")
    captions = [lightbox.locator("figcaption").inner_text()]
    for key in ("ArrowRight", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
        captions.append(lightbox.locator("figcaption").inner_text())
    alt = lightbox.get_by_role("img").get_attribute("alt")
    violations = barriers(page)
    page.keyboard.press("Escape")

    # The first photo has no caption of its own: it shares that of the second.
    assert [caption.partition(" ")[0] for caption in captions] == ["3/3", "1/3", "3/3", "2/3"]
    assert captions[0] == "3/3 Một góc bản"
    assert (alt, violations, lightbox.is_visible()) == ("Ruộng bậc thang", [], False)
    # The dialog gives the focus back to where it came from, and its own last word comes a moment later.
    page.wait_for_function("[...document.querySelectorAll('a.photo')].indexOf(document.activeElement) === 1")


def test_a_swipe_leads_to_the_next_photo(site, browser):
    context = browser.new_context(has_touch=True, is_mobile=True, viewport=PHONE_SIZE)
    page = context.new_page()
    page.goto(site["article"], wait_until="networkidle")

    page.locator("a.photo").first.tap()
    page.evaluate("""() => {
        const box = document.querySelector(".lightbox"), at = (x) => new Touch({identifier: 1, target: box, clientX: x, clientY: 300});
        box.dispatchEvent(new TouchEvent("touchstart", {touches: [at(300)], changedTouches: [at(300)]}));
        box.dispatchEvent(new TouchEvent("touchend", {touches: [], changedTouches: [at(100)]}));
    }""")

    assert page.locator(".lightbox figcaption").inner_text().startswith("2/3")
    context.close()


def test_without_scripts_a_photo_is_a_link_to_the_large_one(site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site["article"])

    with page.expect_navigation() as opened:
        page.locator("a.photo").first.click()

    assert (opened.value.status, opened.value.headers["content-type"]) == (200, "image/jpeg")
    assert not page.locator(".preferences").is_visible()
    context.close()


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

    page.get_by_role("button", name="Chép địa chỉ").click()

    page.get_by_role("button", name="Đã chép").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == site["article"]
