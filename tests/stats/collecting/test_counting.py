"""What is a view, told from outside: a reader asks for a page, the figures follow."""

import pytest
from django.utils import timezone

from news.models import Category, Video
from stats.models import ArticleDay, SiteDay
from stats.site import site_sums
from tests.conftest import PHONE
from tests.stats.collecting.agents import PEOPLE
from tests.stats.conftest import published, refusals, site


def test_a_reader_of_an_article_is_a_view_a_visitor_and_a_reader(reader, article, drained):
    reader.get(article.get_absolute_url())
    drained()

    day = SiteDay.objects.get()
    row = ArticleDay.objects.get(article_id=article.pk)
    assert (day.day, day.views, day.visitors) == (timezone.localdate(), 1, 1)
    assert (row.day, row.views, row.readers) == (timezone.localdate(), 1, 1)
    assert site_sums.visitors() == {"online": 1, "today": 1, "week": 1, "total": 1}


def test_ten_reloads_are_ten_views_by_one_reader(reader, article, drained):
    for _time in range(10):
        reader.get(article.get_absolute_url())
    drained()

    row = ArticleDay.objects.get()
    assert (row.views, row.readers) == (10, 1)
    assert site_sums.visitors() == {"online": 1, "today": 1, "week": 1, "total": 1}


def test_one_reader_of_three_articles_is_one_visitor_and_a_reader_of_each(reader, db, drained):
    for title in ("Một", "Hai", "Ba"):
        reader.get(published(title).get_absolute_url())
    drained()

    assert site() == (3, 1)
    assert list(ArticleDay.objects.values_list("views", "readers")) == [(1, 1)] * 3


@pytest.mark.parametrize(
    ("second", "visitors"),
    [
        ({}, 1),
        ({"HTTP_USER_AGENT": PEOPLE[4]}, 2),
        ({"REMOTE_ADDR": "203.0.113.10"}, 2),
        ({"REMOTE_ADDR": "::ffff:203.0.113.9"}, 1),
    ],
)
def test_a_visitor_is_an_address_with_a_browser(reader, article, drained, second, visitors):
    first = {"REMOTE_ADDR": "203.0.113.9"}
    reader.get("/", **first)
    reader.get("/", **(first | second))
    drained()

    assert site() == (2, visitors)


@pytest.mark.parametrize(("third", "visitors"), [("2001:db8:1:2::1", 1), ("2001:db8:1:3::1", 2)])
def test_an_ipv6_household_is_one_visitor(reader, article, drained, third, visitors):
    for address in ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", third):
        reader.get("/", REMOTE_ADDR=address)
    drained()

    assert site() == (3, visitors)


def test_reloading_moves_no_article_up(reader, db, drained):
    reloaded, read = published("Một người mở mười lần"), published("Hai người đọc")
    for _time in range(10):
        reader.get(reloaded.get_absolute_url())
    for address in ("203.0.113.1", "203.0.113.2"):
        reader.get(read.get_absolute_url(), REMOTE_ADDR=address)
    drained()

    assert site_sums.most_read(2) == [read, reloaded]


@pytest.mark.parametrize("page", ["home", "category", "videos", "video"])
def test_other_pages_are_views_of_the_site_only(reader, article, drained, page):
    category = Category.objects.create(name="Khen thưởng")
    video = Video.objects.create(title="Hội thi", youtube="https://www.youtube.com/watch?v=aaaaaaaaaaa")
    addresses = {"home": "/", "videos": "/video/"}

    reader.get(addresses.get(page) or {"category": category, "video": video}[page].get_absolute_url())
    drained()

    assert site() == (1, 1)
    assert ArticleDay.objects.count() == 0


@pytest.mark.parametrize("agent", PEOPLE)
def test_a_person_counts_whatever_the_browser(client, article, drained, agent):
    client.get(article.get_absolute_url(), headers={"user-agent": agent})
    drained()

    assert (site(), refusals()) == ((1, 1), {})


def test_a_new_title_keeps_the_count(reader, article, drained):
    reader.get(article.get_absolute_url())
    article.title = "Mùa gặt mới"
    article.save()
    reader.get(article.get_absolute_url())
    drained()

    row = ArticleDay.objects.get()
    assert (row.views, row.readers) == (2, 1)


def test_the_count_of_a_deleted_article_stays_in_the_sums(reader, article, drained):
    reader.get(article.get_absolute_url())
    drained()
    article.delete()

    assert site() == (1, 1)
    assert ArticleDay.objects.get().views == 1


@pytest.mark.parametrize("end", ["x" * 5000, " \udcff\udcfe", " ÿþ", " \x01"])
def test_a_strange_browser_gets_its_page(reader, article, drained, end):
    response = reader.get("/", HTTP_USER_AGENT=PHONE + end)
    drained()

    assert (response.status_code, site()) == (200, (1, 1))


@pytest.mark.parametrize(("switch", "header", "visitors"), [(True, "1", 0), (True, "0", 1), (False, "1", 1)])
def test_who_asks_not_to_be_known_is_a_view_without_a_visitor(
    reader, article, drained, settings, switch, header, visitors
):
    settings.HONOUR_GPC = switch

    reader.get(article.get_absolute_url(), headers={"sec-gpc": header})
    drained()

    row = ArticleDay.objects.get()
    assert (site(), row.views, row.readers) == ((1, visitors), 1, visitors)
