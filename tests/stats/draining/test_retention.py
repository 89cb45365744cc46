"""How long it is kept who came, and that the sums do not need it."""

import datetime
import threading
from zoneinfo import ZoneInfo

import pytest

from stats.draining import drainer, retention
from stats.models import (
    ArticleDay,
    ArticleMonth,
    ArticleTotal,
    ArticleYear,
    DayReader,
    DayVisitor,
    Refusal,
    Salt,
    SiteDay,
    SiteWeek,
    WeekVisitor,
)
from stats.site import site_sums

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY, WEDNESDAY = datetime.date(2026, 3, 2), datetime.date(2026, 3, 4)
ABOUT_VISITORS = (Salt, WeekVisitor, DayVisitor)
SUMS = (SiteDay, SiteWeek, ArticleDay, ArticleMonth, ArticleYear, ArticleTotal)


def at(day, hour=0, minute=0, second=0):
    return datetime.datetime(2026, 3, day, hour, minute, second, tzinfo=HANOI)


def rows(models):
    return [model.objects.count() for model in models]


@pytest.fixture
def visited(reader, article, drained, time_machine):
    """Two visitors read an article on Wednesday the 4th."""
    type(article).objects.update(published_at=at(1))
    time_machine.move_to(at(4, 12))
    for address in ("203.0.113.1", "203.0.113.2"):
        reader.get(article.get_absolute_url(), REMOTE_ADDR=address)
    drained()


@pytest.mark.parametrize(
    ("moment", "kept"),
    [(at(8, 23, 59, 59), [1, 2, 2]), (at(9, 23, 59, 59), [1, 2, 2]), (at(10), [0, 0, 0]), (at(30), [0, 0, 0])],
)
def test_salts_and_visitors_go_a_day_after_their_week(visited, time_machine, moment, kept):
    time_machine.move_to(moment)
    retention.purge()

    assert rows(ABOUT_VISITORS) == kept


@pytest.mark.parametrize(("moment", "kept"), [(at(6, 23, 59), 2), (at(7), 0)])
def test_who_read_an_article_goes_after_two_days(visited, time_machine, moment, kept):
    time_machine.move_to(moment)
    retention.purge()

    assert DayReader.objects.count() == kept


def test_the_figures_are_the_same_after_everything_personal_is_gone(visited, time_machine):
    figures = [list(model.objects.values()) for model in SUMS]
    time_machine.move_to(at(31))
    retention.purge()

    assert rows((*ABOUT_VISITORS, DayReader)) == [0, 0, 0, 0]
    assert [list(model.objects.values()) for model in SUMS] == figures
    assert rows(SUMS) == [1] * 6
    assert site_sums.visitors() == {"online": 0, "today": 0, "week": 0, "total": 2}


def test_the_next_weeks_visitors_stay(visited, reader, drained, time_machine):
    time_machine.move_to(at(10, 12))
    reader.get("/")
    drained()
    retention.purge()

    assert rows(ABOUT_VISITORS) == [1, 1, 1]
    assert site_sums.visitors() == {"online": 1, "today": 1, "week": 1, "total": 3}


def test_refusals_are_kept_a_year_and_daily_figures_for_ever(db, time_machine):
    for day in (WEDNESDAY, WEDNESDAY - datetime.timedelta(days=365), WEDNESDAY - datetime.timedelta(days=366)):
        Refusal.objects.create(day=day, reason="bot", count=1)
    SiteDay.objects.create(day=WEDNESDAY - datetime.timedelta(days=5000), views=10, visitors=1)
    time_machine.move_to(at(4, 12))
    retention.purge()

    assert (Refusal.objects.count(), SiteDay.objects.count()) == (2, 1)


def test_many_rows_go_in_small_steps(db, monkeypatch, time_machine):
    monkeypatch.setattr(retention, "ROWS_A_STEP", 10)
    WeekVisitor.objects.bulk_create([WeekVisitor(week=MONDAY, visitor=number) for number in range(25)])
    time_machine.move_to(at(20))

    assert [retention.purge() for _step in range(4)] == [10, 10, 5, 0]


def test_the_drainer_purges(visited, time_machine, monkeypatch):
    class Once(threading.Event):
        def wait(self, timeout=None):
            self.set()

    # The test's own transaction lives in the connection that a drainer would renew.
    monkeypatch.setattr(drainer, "close_old_connections", lambda: None)
    time_machine.move_to(at(20))
    drainer.drain_for_ever(Once())

    assert rows(ABOUT_VISITORS) == [0, 0, 0]
