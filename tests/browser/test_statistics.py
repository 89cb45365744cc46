"""The statistics in a real browser, light and dark, on screen and on paper."""

import datetime
import re

import pytest
from django.conf import settings
from django.utils import timezone
from model_bakery import baker

from news.models import Article, Category
from stats import rollups
from stats.models import ArticleDay, HistoryImport, Machine, SiteDay, SiteHour, SiteOpening
from tests.browser.barriers import SEVERE, barriers
from tests.browser.form import PASTED

pytestmark = pytest.mark.browser

PAGES = [f"thong-ke/{page}" for page in ("", "bai-viet/", "san-luong/", "y-nghia/", "nhap-so-lieu/", "bao-cao/")]
OPENINGS = [f"stats/{of}opening/{page}" for of in ("site", "article") for page in ("", "add/")]
LONG = "tổng kết phong trào thi đua yêu nước và trao tặng danh hiệu " * 3
SIZES = [(1280, 900), (390, 844)]
WITHIN = """() => {
    const { left, right } = document.querySelector(".definition[open] p").getBoundingClientRect();
    return 0 <= left && right <= innerWidth;
}"""
BROKEN_NUMBERS = """() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const broken = [];
    while (texts.nextNode()) {
        const text = texts.currentNode;
        for (const number of text.data.matchAll(/[+−±]?\\d[\\d.,/:]*(\\s%)?/g)) {
            const range = document.createRange();
            range.setStart(text, number.index);
            range.setEnd(text, number.index + number[0].length);
            if (new Set([...range.getClientRects()].map(box => box.top)).size > 1) broken.push(number[0]);
        }
    }
    return broken;
}"""
# Labels, boxes and buttons of one form that lie over each other.
OVER_EACH_OTHER = """() => [...document.querySelectorAll(".statistics form")].flatMap(form => {
    const parts = [...form.querySelectorAll("label, input, select, button")].filter(part => part.checkVisibility() && !part.id.startsWith("calendarlink"));
    const boxes = parts.map(part => [part, part.getBoundingClientRect()]);
    return boxes.flatMap(([part, one], place) => boxes.slice(place + 1)
        .filter(([later, other]) => !part.contains(later)
            && Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
            && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1)
        .map(([later]) => `${part.id || part.innerText} / ${later.id || later.innerText}`));
})"""


@pytest.fixture
def visited(transactional_db):
    """Forty days of figures of twelve articles with long titles, one of them a pasted address."""
    today = timezone.localdate()
    shelf = Category.objects.create(name="Phong trào thi đua")
    for number in range(12):
        title = f"Bài {number}: " + (LONG if number else PASTED)
        published = timezone.now() - datetime.timedelta(days=45)
        article = baker.make(
            Article, title=title, category=shelf, status="published", published_at=published, expires_at=None
        )
        for ago in range(0, 40, 1 + number):
            day = today - datetime.timedelta(days=ago)
            ArticleDay.objects.create(article_id=article.pk, day=day, views=9 + number, readers=3 + number)
    for ago in range(40):
        day = today - datetime.timedelta(days=ago)
        SiteDay.objects.create(day=day, views=1000 + 10 * ago, visitors=400 + ago)
        SiteHour.objects.create(day=day, hour=0, views=1000 + 10 * ago, visitors=400 + ago)
    SiteOpening.objects.create(views=12_345_678, visitors=1_234_567, note="bộ đếm cũ")
    Machine.objects.create(spool="a1", name="web-1", drained_at=timezone.now())
    rollups.ARTICLES.rebuild()


@pytest.fixture
def sit_down(page, live_server, signed_in, administrator, visited):
    session = signed_in(administrator).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])
    return page


def chart(page, wanted):
    """What the drawn chart says of itself."""
    return page.evaluate(
        f"(() => {{ const chart = Chart.getChart(document.querySelector('canvas')); return {wanted}; }})()"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_administrator_clicks_through_the_statistics(sit_down, live_server, scheme):
    page = sit_down
    page.emulate_media(color_scheme=scheme)

    page.goto(f"{live_server.url}/quan-tri/")
    page.click(".periods >> text='7 ngày'")
    page.wait_for_function("window.Chart && Chart.getChart(document.querySelector('canvas'))")

    assert page.url.endswith("?ky=7-ngay")
    drawn = chart(page, "chart.data.datasets.map(one => one.data.reduce((a, b) => a + b))")
    shown = [int(page.inner_text(f"#figure-{name}").replace(".", "")) for name in ("views", "visitors")]
    assert drawn[:2] == shown == [7210, 2821]
    assert len(drawn) == 4
    light_text = chart(page, "chart.options.scales.x.ticks.color")
    assert light_text == {"light": "#44403c", "dark": "#d6d3d1"}[scheme]

    page.click(".steps >> text='Theo giờ'")
    page.wait_for_url(re.compile("buoc=gio"))
    assert "ky=7-ngay" in page.url
    page.click("text='Xem dưới dạng bảng'")
    assert page.locator("#by-time tbody tr").count() == 24

    page.click(".cards .definition summary >> nth=0")
    assert page.locator(".definition[open] p >> nth=0").is_visible()

    page.fill("input[name=tu]", "2020-02-01")
    page.fill("input[name=den]", "2020-01-01")
    page.click("text='Xem'")
    assert "Ngày đầu đứng sau ngày cuối." in page.inner_text(".warning")

    page.goto(f"{live_server.url}/quan-tri/thong-ke/?ky=30-ngay")
    with page.expect_download() as download:
        page.click(".exports >> nth=1 >> text=XLSX")
    assert download.value.suggested_filename.startswith("bai-viet_")

    page.click(".ranked a >> nth=0")
    page.wait_for_function("window.Chart && Chart.getChart(document.querySelector('canvas'))")
    assert page.locator("h1, [class*=title]", has_text="Bài 0").count()


def shut_out(page):
    """What axe finds on the page with everything unfolded, on a laptop and on a phone; and which is wider than they."""
    is_dark = page.locator("html.dark").count() == 1
    page.evaluate("document.querySelectorAll('.table-beside, .freshness, .undo').forEach(one => { one.open = true })")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        yield from barriers(page, SEVERE, only_colours=is_dark)
        if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
            yield "too wide", needed


def on_every_page(page, live_server, look):
    """What `look` finds on each page of the statistics where it finds something."""
    found = {}
    for address in [*PAGES, *OPENINGS]:
        page.goto(f"{live_server.url}/quan-tri/{address}", wait_until="networkidle")
        found[address] = list(look(page))
    return {address: what for address, what in found.items() if what}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_statistics_shuts_anybody_out(sit_down, live_server, scheme):
    sit_down.emulate_media(color_scheme=scheme)

    assert on_every_page(sit_down, live_server, shut_out) == {}


def out_of_place(page):
    for width in (320, 345, 360, 375, 390, 768):
        page.set_viewport_size({"width": width, "height": 800})
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found = page.evaluate(BROKEN_NUMBERS), page.evaluate(OVER_EACH_OTHER)
        if wider or any(found):
            yield width, wider, *found
    page.set_viewport_size({"width": 1280, "height": 800})
    if over_each_other := page.evaluate(OVER_EACH_OTHER):
        yield 1280, over_each_other


def test_no_number_breaks_nothing_lies_over_another_and_no_page_is_wider(sit_down, live_server):
    assert on_every_page(sit_down, live_server, out_of_place) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out_between_choosing_a_history_and_undoing_it(sit_down, live_server, scheme):
    page = sit_down
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server.url}/quan-tri/thong-ke/nhap-so-lieu/")
    page.fill(".import [name=note]", "bộ đếm cũ")

    for line, answer in [(f"01/02/2025;{'9' * 60};3", "1 dòng sai; chưa nhập gì"), ("01/02/2025;5;3", "Tệp hợp lệ")]:
        page.set_input_files("[name=file]", {"name": "cũ.csv", "mimeType": "text/csv", "buffer": line.encode()})
        page.click("text='Kiểm tra tệp'")
        page.wait_for_selector(f"text='{answer}'")
        assert list(shut_out(page)) == []
    page.click("button[name=import]")
    page.wait_for_selector(".undo")

    assert list(shut_out(page)) == []
    assert HistoryImport.objects.get().note == "bộ đếm cũ"


@pytest.mark.parametrize("width", [1280, 820, 390])
def test_every_definition_opens_within_the_window_and_closes_by_escape(sit_down, live_server, width):
    page = sit_down
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/quan-tri/thong-ke/", wait_until="networkidle")
    page.click(".freshness > summary")

    names = page.locator(".definition summary").all()
    for name in names:
        name.click()
        page.wait_for_function(WITHIN)
        page.keyboard.press("Escape")

    assert len(names) > 10
    assert page.locator(".definition[open]").count() == 0


def test_the_monthly_report_is_one_sheet_of_paper(sit_down, live_server):
    sit_down.goto(f"{live_server.url}/quan-tri/thong-ke/bao-cao/", wait_until="networkidle")

    paper = sit_down.pdf(format="A4", prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    assert sit_down.locator(".top tbody tr").count() == 10
    assert sit_down.locator(".bars rect.views").count() >= 28


def test_a_reporter_is_turned_away(page, live_server, signed_in, reporter):
    session = signed_in(reporter).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])

    answers = [page.request.get(f"{live_server.url}/quan-tri/{address}") for address in [*PAGES, *OPENINGS]]

    assert [answer.status for answer in answers] == [403] * len([*PAGES, *OPENINGS])
    page.goto(f"{live_server.url}/quan-tri/")
    assert page.locator("a[href*='thong-ke']").count() == 0
