"""The readers' pages: addresses, lists with numbered pages, the front page, masthead and navigation."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.db import connection
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils import timezone

from news.models import Article, Category, Photo, Video
from news.templatetags.news import pager
from portal.identity.models import SiteIdentity
from stats.models import ArticleDay
from tests.markup import part, texts

pytestmark = pytest.mark.django_db

YOUTUBE = "https://www.youtube.com/watch?v=aqz-KE-bpKQ"
NOWHERE = ["0", "-1", "2", "abc", "", "1.0", "999", "٢", "1" * 5000]


@pytest.fixture
def movement():
    return Category.objects.create(name="Phong trào thi đua", intro="Những cách làm hay.")


@pytest.fixture
def read(reader):
    """A function from an address to the page that a reader gets there."""
    return lambda address: reader.get(address).content.decode()


def publish(title, category, hours_ago=0, **fields):
    when = timezone.now() - timedelta(hours=hours_ago)
    return Article.objects.create(title=title, category=category, status="published", published_at=when, **fields)


def film(title, days_ago=0, **fields):
    return Video.objects.create(title=title, date=timezone.localdate() - timedelta(days=days_ago), **fields)


@pytest.fixture
def full_site(movement):
    """One address of every kind of page."""
    article = publish("Đèn sáng trên bản", movement)
    video = film("Đường lên bản", youtube=YOUTUBE)
    addresses = ["/", "/video/", f"{video.get_absolute_url()}xem/"]
    return [*addresses, *(thing.get_absolute_url() for thing in (movement, article, video))]


def test_every_page_has_one_main_heading_and_says_what_it_is(full_site, read):
    for address in full_site:
        html = read(address)

        assert len(texts("h1", html)) == 1, address
        assert len(re.findall(r'<meta name="description"\s+content="', html)) == 1, address
        assert html.count("<main") == 1, address


def test_readers_get_no_cookie_and_the_same_page_as_everyone(full_site, reader):
    for address in full_site:
        answer = reader.get(address)

        assert (answer.status_code, dict(answer.cookies), answer.get("Vary")) == (200, {}, None), address


def test_every_kind_of_page_has_one_address_for_search_engines(full_site, read):
    canonical = [re.findall(r'<link rel="canonical" href="([^"]+)">', read(f"{a}?utm_source=x")) for a in full_site]

    player = next(address for address in full_site if address.endswith("/xem/"))
    pages = [address.removesuffix("xem/") if address == player else address for address in full_site]
    assert canonical == [[f"http://testserver{address}"] for address in pages]


@pytest.mark.parametrize("words", ["sai-", "Den-sang-tren-ban-", "", "đèn-"])
def test_any_other_words_in_an_address_lead_to_the_one_with_the_query_kept(words, movement, reader):
    article = publish("Đèn sáng trên bản", movement)

    answer = reader.get(f"/tin/{words}{article.pk}/?utm_source=zalo&trang=1")

    assert (answer.status_code, answer["Location"]) == (
        301,
        f"/tin/den-sang-tren-ban-{article.pk}/?utm_source=zalo&trang=1",
    )


@pytest.mark.parametrize("number", NOWHERE)
def test_a_page_number_that_does_not_exist_is_not_found(number, full_site, reader):
    lists = [address for address in full_site if not re.match(r"/video/.", address)]

    answers = [reader.get(address, {"trang": number}).status_code for address in lists]

    assert answers == [404] * 4


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1, "[1] 2 … 20 ›"),
        (3, "‹ 1 2 [3] 4 … 20 ›"),
        (5, "‹ 1 … 4 [5] 6 … 20 ›"),
        (20, "‹ 1 … 19 [20]"),
    ],
)
def test_the_pager_names_the_pages_near_and_at_both_ends(number, shown):
    context = pager(Paginator(range(200), 10).page(number), "Các trang")

    html = render_to_string("news/_pager.html", context)

    assert " ".join(texts("li", re.sub(r"(aria-current[^>]*>)(\d+)", r"\1[\2]", html))) == shown


def test_the_first_page_of_a_list_has_no_number_in_its_address():
    html = render_to_string("news/_pager.html", pager(Paginator(range(30), 10).page(2), "Các trang", "#video"))

    assert re.findall('href="([^"]*)"', html) == [
        "./#video",
        "./#video",
        "?trang=2#video",
        "?trang=3#video",
        "?trang=3#video",
    ]


def test_a_category_lists_what_is_in_it_and_below_it_newest_first(movement, read):
    below = Category.objects.create(name="Thi đua chuyên đề", parent=movement)
    other = Category.objects.create(name="Khen thưởng")
    publish("Bài cũ", movement, hours_ago=9)
    publish("Bài mới", below, hours_ago=1)
    publish("Bài khác", other)
    publish("Bài hẹn giờ", movement, hours_ago=-1)

    html = part("main", read("/chuyen-muc/phong-trao-thi-dua/"))

    assert texts("h2", html) == ["Bài mới", "Bài cũ"]
    assert texts("h1", html) == ["Phong trào thi đua"]
    assert texts("li", html) == ["Thi đua chuyên đề"]


def test_a_long_category_goes_on_on_its_second_page(movement, read):
    for number in range(11):
        publish(f"Bài {number}", movement, hours_ago=number)

    html = read("/chuyen-muc/phong-trao-thi-dua/?trang=2")

    assert texts("h2", part("main", html)) == ["Bài 10"]
    assert '<link rel="canonical" href="http://testserver/chuyen-muc/phong-trao-thi-dua/?trang=2">' in html
    assert 'href="/quan-tri/login/?next=/chuyen-muc/phong-trao-thi-dua/%3Ftrang%3D2"' in html


def test_the_navigation_marks_where_the_reader_is(movement, read):
    below = Category.objects.create(name="Thi đua chuyên đề", parent=movement)
    article = publish("Bài mới", below)

    def marked(address):
        return re.findall(r'href="([^"]+)"\s+aria-current="(\w+)"', part('nav class="navigation"', read(address)))

    assert marked("/") == [("/", "page")]
    assert marked("/video/") == [("/video/", "page")]
    assert marked(below.get_absolute_url()) == [
        (movement.get_absolute_url(), "true"),
        (below.get_absolute_url(), "page"),
    ]
    assert marked(article.get_absolute_url()) == [
        (movement.get_absolute_url(), "true"),
        (below.get_absolute_url(), "true"),
    ]


def test_the_front_page_begins_with_the_story_an_editor_put_first(movement, read):
    publish("Bài mới nhất", movement)
    publish("Bài hẹn giờ", movement, hours_ago=-1, featured_order=1)
    publish("Bài nổi bật", movement, hours_ago=9, featured_order=2)

    html = read("/")

    assert texts("h2", part('section class="headlines"', html)) == ["Bài nổi bật"]
    assert texts("h3", part('section class="headlines"', html)) == ["Bài mới nhất"]
    assert "Bài hẹn giờ" not in html


def test_the_front_page_names_most_read_articles_in_order(movement, read):
    few, many = publish("Ít người đọc", movement), publish("Nhiều người đọc", movement)
    hidden = publish("Bài hẹn giờ", movement, hours_ago=-1)
    for article, readers in ((few, 1), (many, 10), (hidden, 100)):
        ArticleDay.objects.create(article_id=article.pk, day=timezone.localdate(), views=100, readers=readers)

    assert texts("li", part('ol class="ranking"', read("/"))) == ["Nhiều người đọc", "Ít người đọc"]


def test_an_empty_portal_has_a_front_page(read):
    assert texts("h1", read("/")) == ["Bảng Vàng"]


def test_masthead_and_footer_say_who_publishes(read):
    SiteIdentity(agency="Ban Thi đua", superior="Sở Nội vụ", licence="Số 1/GP", responsible_editor="Bà Mai").save()

    html = read("/video/")

    assert texts("p", part('div class="masthead"', html)) == ["Sở Nội vụ", "Ban Thi đua"]
    assert [line.split(": ")[-1] for line in texts("p", part("footer", html))] == ["Ban Thi đua", "Số 1/GP", "Bà Mai"]


def queries_of(address):
    """How many queries the page itself takes, the middleware apart."""
    request, found = RequestFactory().get(address), resolve(address)
    request.user = AnonymousUser()
    with CaptureQueriesContext(connection) as queries:
        found.func(request, *found.args, **found.kwargs)
    return len(queries)


def test_a_page_takes_as_many_queries_for_four_things_as_for_two(movement):
    def add(hours_ago):
        article = publish(f"Bài {hours_ago}", movement, hours_ago)
        Photo.objects.create(article=article, caption="Một góc bản")
        ArticleDay.objects.create(article_id=article.pk, day=timezone.localdate(), views=1, readers=1)
        film(f"Phim {hours_ago}", youtube=YOUTUBE)
        return article

    article, _other = add(10), add(20)
    addresses = ["/", "/video/", movement.get_absolute_url(), article.get_absolute_url()]
    with_two = [queries_of(address) for address in addresses]
    for hours_ago in (5, 15):
        add(hours_ago)
    with_four = [queries_of(address) for address in addresses]

    assert (with_two, with_four) == ([21, 11, 16, 21], [21, 11, 16, 21])


def test_the_newest_beside_an_article_or_a_list_are_others(movement, reader):
    articles = [publish(f"Bài số {number}", movement, number) for number in range(14)]
    latest = [
        re.findall(r"-(\d+)/", part('section class="box latest"', reader.get(address).text))
        for address in (articles[0].get_absolute_url(), movement.get_absolute_url())
    ]

    pks = [str(article.pk) for article in articles]
    assert latest == [pks[1:7], pks[10:14]]
