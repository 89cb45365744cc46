"""What the clock does to the figures; no test waits for midnight."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from news.models import Article
from stats.models import ArticleDay, SiteDay, SiteWeek, WeekVisitor

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def clock(time_machine):
    """A function that sets the clock to a day of March 2026 (the 1st is a Sunday) and a local time."""

    def set_to(day, hour, minute=0, second=0):
        time_machine.move_to(datetime.datetime(2026, 3, day, hour, minute, second, tzinfo=HANOI), tick=False)

    return set_to


@pytest.fixture
def box(client, drained):
    """A function that gives the four numbers, the waiting views added."""

    def numbers():
        drained()
        return tuple(client.get("/thong-ke.json").json().values())

    return numbers


def test_a_visitor_around_midnight_is_one_of_each_day(reader, db, clock, box):
    clock(3, 23, 59, 59)
    reader.get("/")
    before = box()
    clock(4, 0, 0, 1)
    nobody_yet = box()
    reader.get("/")

    assert (before, nobody_yet, box()) == ((1, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 2))


def test_a_view_of_before_midnight_that_is_drained_after_it_is_yesterdays(reader, db, clock, box):
    clock(3, 23, 59, 59)
    reader.get("/")
    clock(4, 0, 0, 5)

    assert box() == (1, 0, 1, 1)
    assert list(SiteDay.objects.values_list("day__day", "views")) == [(3, 1)]


def test_the_day_changes_at_local_midnight_only(reader, db, clock, box):
    for hour in (0, 6, 7, 8, 17, 23):  # 07:00 is midnight in UTC.
        clock(3, hour, 30)
        reader.get("/")

    assert box() == (1, 1, 1, 1)
    assert list(SiteDay.objects.values_list("day__day", "views", "visitors")) == [(3, 6, 1)]


def test_the_week_begins_again_on_monday(reader, db, clock, box):
    clock(8, 23, 59)
    reader.get("/")
    sunday = box()
    clock(9, 0, 0)
    nobody_yet = box()
    reader.get("/")

    assert (sunday[1:], nobody_yet[1:], box()[1:]) == ((1, 1, 1), (0, 0, 1), (1, 1, 2))
    assert list(SiteWeek.objects.order_by("week").values_list("week__day", "visitors")) == [(2, 1), (9, 1)]


def test_nobody_can_tell_that_it_is_the_same_visitor_next_week(reader, db, clock, box):
    for day in (3, 4, 10, 11):
        clock(day, 12)
        reader.get("/")
    box()

    keys = WeekVisitor.objects.order_by("week").values_list("visitor", flat=True)
    assert (len(keys), len(set(keys))) == (2, 2)


@pytest.mark.parametrize(("seconds", "online"), [(0, 1), (299, 1), (301, 0)])
def test_a_visitor_is_online_for_five_minutes(reader, client, db, clock, drained, time_machine, seconds, online):
    clock(3, 12)
    reader.get("/")
    drained()
    time_machine.shift(seconds)

    # Without another view and without a drainer.
    assert client.get("/thong-ke.json").json()["online"] == online


def test_who_goes_on_reading_stays_online(reader, db, clock, box):
    for minute in (0, 4, 8):
        clock(3, 12, minute)
        reader.get("/")

    clock(3, 12, 12)
    assert box() == (1, 1, 1, 1)


def test_a_scheduled_article_counts_from_its_time_on(reader, article, clock, box):
    clock(3, 12)
    Article.objects.update(published_at=timezone.now() + datetime.timedelta(seconds=1))
    reader.get(article.get_absolute_url())
    clock(3, 12, 0, 1)
    reader.get(article.get_absolute_url())
    box()

    assert list(ArticleDay.objects.values_list("views", "readers")) == [(1, 1)]


def test_readers_are_counted_anew_each_day(reader, article, clock, box):
    Article.objects.update(published_at=datetime.datetime(2026, 1, 1, tzinfo=HANOI))
    for day in (3, 3, 4):
        clock(day, 12)
        reader.get(article.get_absolute_url())
    box()

    assert list(ArticleDay.objects.order_by("day").values_list("day__day", "views", "readers")) == [
        (3, 2, 1),
        (4, 1, 1),
    ]
