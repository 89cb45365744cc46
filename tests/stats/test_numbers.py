"""The numbers in public: /thong-ke.json, and what an old portal had counted before."""

import datetime
import re

import pytest
from django.db.models import Sum
from django.utils import timezone
from django.utils.html import strip_tags

from news.models import Article, views_brought_along
from stats.live import numbers
from stats.models import Refusal, SiteDay, SiteOpening
from tests.stats.conftest import site

ADDRESS = "/thong-ke.json"


def test_the_four_numbers_are_public_for_half_a_minute(reader, db, drained):
    reader.get("/")
    drained()

    response = reader.get(ADDRESS)

    assert response.json() == {"online": 1, "today": 1, "week": 1, "total": 1}
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Cache-Control"] == "public, max-age=30"
    assert (dict(response.cookies), response.headers.get("Vary", "")) == ({}, "")


def test_an_articles_views_come_when_asked_for(reader, article, drained):
    for _time in range(3):
        reader.get(article.get_absolute_url())
    drained()

    response = reader.get(ADDRESS, {"tin": article.pk})

    assert response.json() == {"online": 1, "today": 1, "week": 1, "total": 1, "views": 3, "readers": 1}


@pytest.mark.parametrize("state", ["draft", "withdrawn", "scheduled", "unknown"])
def test_nothing_is_told_of_an_article_that_readers_cannot_see(reader, article, drained, state):
    reader.get(article.get_absolute_url())
    drained()
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    changes = {"scheduled": {"published_at": tomorrow}, "unknown": {"id": article.pk + 1}}
    Article.objects.update(**changes.get(state, {"status": state}))

    figures = reader.get(ADDRESS, {"tin": article.pk}).json()
    assert (figures["views"], figures["readers"]) == (None, None)


@pytest.mark.parametrize(
    "asked", ["", "abc", "-1", "1.5", "0x1", "１２", "²", " 1", "9" * 19, "9" * 5000, "1 OR 1=1", "\udcff"]
)
def test_an_odd_question_is_answered_without_views(reader, article, asked):
    response = reader.get(ADDRESS, {"tin": asked.encode("utf-8", "surrogateescape")})

    assert (response.status_code, sorted(response.json())) == (200, ["online", "today", "total", "week"])


@pytest.mark.parametrize("asked", ["0", "9" * 18])
def test_a_number_that_no_article_has_is_answered_without_views(reader, article, asked):
    assert reader.get(ADDRESS, {"tin": asked}).json()["views"] is None


def test_asking_is_no_view(reader, article, drained):
    for _time in range(3):
        reader.get(ADDRESS, {"tin": article.pk})
    drained()

    assert (site(), Refusal.objects.count()) == ((0, 0), 0)


def test_the_numbers_are_only_read(reader, db):
    assert reader.post(ADDRESS).status_code == 405


def test_the_visitors_of_the_old_portal_stand_in_the_total_only(reader, db, drained):
    SiteOpening.objects.create(visitors=1000, note="bộ đếm cũ")
    SiteOpening.objects.create(visitors=234)
    reader.get("/")
    drained()

    assert reader.get(ADDRESS).json() == {"online": 1, "today": 1, "week": 1, "total": 1235}
    assert SiteDay.objects.aggregate(sum=Sum("visitors"))["sum"] == 1


def test_an_imported_article_goes_on_from_the_views_it_had(reader, article, drained):
    for _import in range(2):
        views_brought_along.send(Article, article=article, views=600)
    imported = reader.get(ADDRESS, {"tin": article.pk}).json()["views"]
    reader.get(article.get_absolute_url())
    drained()

    assert (imported, reader.get(ADDRESS, {"tin": article.pk}).json()["views"]) == (600, 601)
    assert site() == (1, 1)


def test_an_imported_article_shows_the_views_it_had(reader, article):
    views_brought_along.send(Article, article=article, views=600)

    text = re.sub(r"\s+", " ", strip_tags(reader.get(article.get_absolute_url()).text))
    assert re.findall(r"(?:Lượt xem|Views): ([\d.]+)", text) == ["600"]


def shown(reader, article):
    """The views and readers that stand on the article's page."""
    text = strip_tags(reader.get(article.get_absolute_url()).content.decode())
    return re.search(r"Lượt xem:\s+(\S+)\s+Người đọc:\s+(\S+)", text).groups()


def test_readers_stand_beside_views_that_were_pumped_up(reader, article, drained, settings):
    for _time in range(9):
        reader.get(article.get_absolute_url())
    drained()
    numbers.forget()

    assert shown(reader, article) == ("9", "1")


def test_both_are_live_on_a_kept_page(reader, article, drained, settings):
    settings.PAGE_CACHE_BYTES = 10 * 2**20
    first = shown(reader, article)
    reader.get(article.get_absolute_url(), REMOTE_ADDR="203.0.113.9")
    drained()
    numbers.grow_old()

    assert (first, shown(reader, article)) == (("0", "0"), ("2", "2"))


def test_the_readers_of_views_that_were_brought_along_are_not_known(reader, article, drained):
    reader.get(article.get_absolute_url())
    drained()
    views_brought_along.send(Article, article=article, views=600)
    numbers.forget()

    assert shown(reader, article) == ("601", "–")
