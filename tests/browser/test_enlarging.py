"""The photos of a story over the whole screen."""

import pytest
from playwright.sync_api import expect

from news.models import Category, Photo
from tests.browser.barriers import barriers
from tests.browser.portal import PHONE_SIZE, picture, publish

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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


def test_a_swipe_leads_to_the_next_photo(site, new_context):
    context = new_context(has_touch=True, is_mobile=True, viewport=PHONE_SIZE)
    page = context.new_page()
    page.goto(site["article"], wait_until="networkidle")

    page.locator("a.photo").first.tap()
    page.evaluate("""() => {
        const box = document.querySelector(".lightbox"), at = (x) => new Touch({identifier: 1, target: box, clientX: x, clientY: 300});
        box.dispatchEvent(new TouchEvent("touchstart", {touches: [at(300)], changedTouches: [at(300)]}));
        box.dispatchEvent(new TouchEvent("touchend", {touches: [], changedTouches: [at(100)]}));
    }""")

    assert page.locator(".lightbox figcaption").inner_text().startswith("2/3")


def test_without_scripts_a_photo_is_a_link_to_the_large_one(site, new_context):
    context = new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site["article"])

    with page.expect_navigation() as opened:
        page.locator("a.photo").first.click()

    assert (opened.value.status, opened.value.headers["content-type"]) == (200, "image/jpeg")
    assert not page.locator(".preferences").is_visible()


def test_the_address_of_a_photo_leads_to_it_without_scripts_too(five, new_context):
    page = new_context(java_script_enabled=False).new_page()

    page.goto(f"{five}#anh-4", wait_until="networkidle")

    # The page scrolls there smoothly.
    expect(page.locator("a.photo").nth(3)).to_be_in_viewport(ratio=0.9)
    expect(page.locator("a.photo").nth(0)).not_to_be_in_viewport()


@pytest.fixture
def five(live_server):
    """The address of a story of five photos, each wide enough to be kept in a form of its own for a large screen."""
    story = publish("Năm ảnh", Category.objects.create(name="Phong trào"))
    for order in range(5):
        image = picture(1700 + order, 1000)
        Photo.objects.create(article=story, image=image, caption=f"Ảnh {order + 1}", alt="Ruộng", order=order)
    return f"{live_server.url}{story.get_absolute_url()}"


def test_back_closes_the_photo_and_stays_in_the_article(site, five, page):
    page.goto(site["home"])
    page.goto(five)
    page.locator("a.photo").nth(1).click()
    page.keyboard.press("ArrowRight")
    opened = page.url

    page.go_back()
    page.wait_for_selector(".lightbox", state="hidden")

    assert (opened, page.url) == (f"{five}#anh-3", five)
    page.go_back()
    page.wait_for_url(site["home"])


@pytest.mark.parametrize("close", ["Escape", "button"])
def test_a_closed_photo_leaves_no_step_behind(site, five, page, close):
    page.goto(site["home"])
    page.goto(five)
    page.locator("a.photo").nth(1).click()

    page.get_by_role("button", name="Đóng").click() if close == "button" else page.keyboard.press(close)
    page.wait_for_url(five)

    assert page.evaluate("[...document.querySelectorAll('a.photo')].indexOf(document.activeElement)") == 1
    page.go_back()
    assert page.url == site["home"]


def test_the_place_in_the_text_is_kept_when_the_photo_is_closed(five, page):
    page.goto(five)
    page.locator("a.photo").nth(3).scroll_into_view_if_needed()
    page.locator("a.photo").nth(3).click()
    before = page.evaluate("scrollY")

    page.go_back()
    page.wait_for_selector(".lightbox", state="hidden")

    assert before > 500
    assert page.evaluate("scrollY") == before


def test_the_article_does_not_move_behind_the_photo(five, page):
    page.goto(five)
    page.locator("a.photo").nth(1).click()
    before = page.evaluate("scrollY")

    page.mouse.wheel(0, 900)
    page.keyboard.press("End")
    page.wait_for_timeout(300)

    assert page.evaluate("scrollY") == before
    page.keyboard.press("Escape")
    page.mouse.wheel(0, 900)
    page.wait_for_function("before => scrollY > before", arg=before)


def test_the_address_of_a_photo_opens_it(five, page):
    page.goto(f"{five}#anh-4")

    assert page.locator(".lightbox figcaption").inner_text() == "4/5 Ảnh 4"
    page.keyboard.press("Escape")
    page.wait_for_url(five)
    assert not page.locator(".lightbox").is_visible()


def test_all_photos_stand_on_a_page_from_which_each_is_opened(five, page):
    page.goto(f"{five}#anh-2")
    page.get_by_role("dialog").get_by_role("link", name="Tất cả ảnh").click()
    page.wait_for_url(f"{five}anh/")
    links = page.locator(".album a")
    number, violations = links.count(), barriers(page)

    links.nth(3).click()
    page.wait_for_selector(".lightbox[open]")

    assert (number, violations, page.url) == (5, [], f"{five}#anh-4")
    page.keyboard.press("Escape")
    page.wait_for_url(five)


def test_an_address_without_such_a_photo_shows_the_article(five, page):
    for number in ("0", "6", "x"):
        page.goto("about:blank")
        page.goto(f"{five}#anh-{number}")
        assert not page.locator(".lightbox").is_visible()


def test_the_photos_on_both_sides_are_fetched_while_one_is_looked_at(five, page):
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(five, wait_until="networkidle")
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))

    page.locator("a.photo").first.click()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    large = [address for address in fetched if address.endswith("-1600.avif")]
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")

    assert len(set(large)) == 3
