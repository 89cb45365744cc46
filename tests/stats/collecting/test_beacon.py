"""Behind a CDN the pages tell of their views themselves: by the same rules, and never both ways at once."""

import re

import pytest
from django.conf import settings

from stats.models import ArticleDay
from tests.conftest import PHONE
from tests.stats.conftest import refusals, site

TOLD = re.compile(rb'data-address="([^"]+)"\s+data-page="([^"]+)"')


@pytest.fixture
def by_beacon(settings):
    settings.COUNTS_BY_BEACON = True


def tell(client, page, referrer="", **headers):
    address, name = TOLD.search(page.content).groups()
    told = {"page": name.decode(), "referrer": referrer}
    # As browsers send what a script hands to sendBeacon().
    sent = {"sec-fetch-dest": "empty", "sec-fetch-site": "same-origin"} | headers
    return client.post(address.decode(), told, headers=sent)


@pytest.mark.parametrize("kept", [0, 2**20])
def test_a_page_that_is_shown_twice_from_a_cache_is_two_views_of_one_visitor(
    by_beacon, kept, reader, article, drained, settings
):
    settings.PAGE_CACHE_BYTES = kept
    page = reader.get(article.get_absolute_url())
    drained()
    before = site()

    answers = [tell(reader, page, "https://www.facebook.com/") for _time in range(2)]
    drained()

    assert (before, [answer.status_code for answer in answers]) == ((0, 0), [204, 204])
    assert (site(), refusals()) == ((2, 1), {})
    assert list(ArticleDay.objects.values_list("views", "readers")) == [(2, 1)]


def test_other_pages_are_views_of_the_site(by_beacon, reader, article, drained):
    tell(reader, reader.get("/"))
    drained()

    assert (site(), ArticleDay.objects.count()) == ((1, 1), 0)


@pytest.mark.parametrize(
    ("headers", "reason"),
    [({"user-agent": "Googlebot/2.1"}, "bot"), ({"user-agent": ""}, "bot"), ({"sec-purpose": "prefetch"}, "prefetch")],
)
def test_what_is_no_view_of_a_request_is_none_of_a_beacon(by_beacon, reader, article, drained, headers, reason):
    tell(reader, reader.get(article.get_absolute_url()), **headers)
    drained()

    assert (site(), refusals()) == ((0, 0), {reason: 1})


def test_staff_who_tell_are_not_counted(by_beacon, signed_in, editor, article, drained):
    desk = signed_in(editor)
    desk.defaults["HTTP_USER_AGENT"] = PHONE
    tell(desk, desk.get(article.get_absolute_url()))
    drained()

    assert (site(), refusals()) == ((0, 0), {"staff": 1})


@pytest.mark.parametrize("name", ["", "0", "17", "17:abc", "x" * 2000])
def test_what_no_page_has_signed_counts_nothing(by_beacon, reader, db, drained, name):
    answer = reader.post("/luot-xem", {"page": name})
    drained()

    assert (answer.status_code, site(), refusals()) == (400, (0, 0), {})


def test_another_site_cannot_let_its_readers_count(by_beacon, reader, article, drained):
    answer = tell(reader, reader.get(article.get_absolute_url()), **{"sec-fetch-site": "cross-site"})
    drained()

    assert (answer.status_code, site()) == (400, (0, 0))


def test_where_requests_are_counted_no_page_tells_and_nobody_may(reader, article, drained):
    page = reader.get(article.get_absolute_url())
    answer = reader.post("/luot-xem", {"page": "0"})
    drained()

    assert (TOLD.search(page.content), answer.status_code, site()) == (None, 404, (1, 1))


def test_an_error_tells_of_no_view(by_beacon, reader, db):
    page = reader.get("/tin/khong-co-bai-nay-99/")

    assert (page.status_code, TOLD.search(page.content)) == (404, None)


def test_what_a_browser_fetches_in_advance_it_gets(by_beacon, reader, article):
    page = reader.get(article.get_absolute_url(), headers={"sec-purpose": "prefetch"})

    assert (page.status_code, article.title in page.content.decode()) == (200, True)


@pytest.mark.parametrize("kept", [0, 2**20])
def test_a_cache_in_between_keeps_pages_only_where_they_tell_of_their_views(reader, article, settings, kept):
    settings.PAGE_CACHE_BYTES = kept
    counted = [reader.get(article.get_absolute_url()).headers["Cache-Control"] for _time in range(2)]
    settings.COUNTS_BY_BEACON = True
    settings.PUBLIC_ORIGIN = "http://testserver"
    told = reader.get(f"{article.get_absolute_url()}?trang=1").headers["Cache-Control"]

    assert counted == ["private, no-cache"] * 2
    assert told == "public, max-age=0, s-maxage=10, stale-if-error=86400"


def test_no_cache_in_between_keeps_what_somebody_signed_in_sees(by_beacon, signed_in, editor, article):
    assert signed_in(editor).get(article.get_absolute_url()).headers["Cache-Control"] == "private, no-cache"


def test_the_script_that_tells_is_small():
    script = settings.BASE_DIR / "static/stats/beacon.js"

    assert script.stat().st_size < 1000
