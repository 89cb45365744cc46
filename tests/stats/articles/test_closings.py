"""The books that are closed three times a month, compared with the days they are made from."""

import datetime
import itertools
import threading
import time
from array import array
from collections import Counter

import pytest
from django.core import serializers
from django.db import OperationalError, connection, connections, transaction
from model_bakery import baker

from news.models import Article, Category
from portal.accounts.models import User
from stats import periods
from stats.articles import article_sums, checkpoints, groups, rankings
from stats.collecting.records import VIEW, Record
from stats.draining import aggregates, drainer, rollups
from stats.models import ArticleDay, Closing
from tests.stats.conftest import HANOI

DAY = datetime.timedelta(days=1)
TODAY = datetime.date(2026, 5, 13)
FIRST = datetime.date(2026, 1, 28)
CLOSED = datetime.date(2026, 5, 10)


@pytest.fixture(autouse=True)
def _nothing_failed_before(monkeypatch):
    monkeypatch.setattr(checkpoints, "_next_try", 0.0)


@pytest.fixture
def may(time_machine):
    time_machine.move_to(datetime.datetime(2026, 5, 13, 9, tzinfo=HANOI), tick=False)


@pytest.fixture
def read(db, may):
    """Fifteen weeks of views of six articles; the higher the number, the later it was read first."""
    rows = [
        ArticleDay(article_id=number, day=day, views=10 + number, readers=number)
        for number in range(1, 7)
        for day in itertools.takewhile(TODAY.__ge__, (FIRST + (7 * number + 3 * step) * DAY for step in range(60)))
    ]
    ArticleDay.objects.bulk_create(rows)
    return rows


@pytest.fixture
def while_days_are_read(monkeypatch):
    """A function that has another done each time before the days of a period are read; returns how often that was."""
    of_days, done = article_sums.of_days, []

    def meanwhile(do, *days):
        done.append(days)
        with monkeypatch.context() as undisturbed:
            undisturbed.setattr(article_sums, "of_days", of_days)
            do()
        return of_days(*days)

    def disturb(do):
        monkeypatch.setattr(article_sums, "of_days", lambda *days: meanwhile(do, *days))
        return done

    return disturb


def of_the_days(first, last):
    views, readers = Counter(), Counter()
    for row in ArticleDay.objects.filter(day__range=(first, last)):
        views[row.article_id] += row.views
        readers[row.article_id] += row.readers
    return {number: (views[number], readers[number]) for number in views}


def of_the_books(first, last):
    found = article_sums.sums(periods.between(first, last))
    return {number: (article_sums.views(one), article_sums.readers(one)) for number, one in found}


def view(article, day, visitor=1):
    return Record(VIEW, int(datetime.datetime.combine(day, datetime.time(12), HANOI).timestamp()), article, visitor)


def close_all():
    while checkpoints.close_next():
        pass


def test_the_books_are_closed_on_the_10th_the_20th_and_the_last_of_a_month(read):
    close_all()

    closed = [f"{day:%d/%m}" for day in Closing.objects.order_by("day").values_list("day", flat=True)]
    assert closed == "10/02 20/02 28/02 10/03 20/03 31/03 10/04 20/04 30/04 10/05".split()


@pytest.mark.parametrize(("day", "hour", "closed"), [(11, 23, 0), (12, 0, 1)])
def test_a_day_is_left_for_the_last_views_to_arrive(read, time_machine, day, hour, closed):
    time_machine.move_to(datetime.datetime(2026, 5, day, hour, 59, tzinfo=HANOI), tick=False)
    close_all()

    assert Closing.objects.filter(day=datetime.date(2026, 5, 10)).count() == closed


def test_nothing_is_closed_before_anything_was_read(db, may):
    assert not checkpoints.close_next()


@pytest.mark.parametrize("closed", [0, 1, 5, 10])
def test_any_period_is_the_sum_of_its_days_however_many_books_are_closed(read, closed):
    for _time in range(closed):
        checkpoints.close_next()

    ends = [FIRST - 40 * DAY, *(FIRST + step * DAY for step in range(0, 106, 7)), TODAY]
    for first, last in itertools.combinations_with_replacement(ends, 2):
        assert of_the_books(first, last) == of_the_days(first, last)


@pytest.mark.parametrize("late", [datetime.date(2026, 4, day) for day in (11, 15, 20)])
def test_a_view_that_comes_late_opens_the_books_again(read, late):
    close_all()

    aggregates.add([view(99, late), view(2, late)])
    open_again = list(Closing.objects.filter(day__gte=late))
    before_closing = of_the_books(late, late)
    close_all()

    assert open_again == []
    assert before_closing == of_the_books(late, late) == of_the_days(late, late)
    assert before_closing[99] == (1, 1)
    assert Closing.objects.count() == 10


@pytest.mark.parametrize("late", [FIRST, datetime.date(2026, 4, 15), CLOSED])
def test_a_view_that_comes_late_while_a_period_is_added_up_spoils_no_sum(read, while_days_are_read, late):
    close_all()
    waiting = [view(2, late)]
    while_days_are_read(lambda: aggregates.add([waiting.pop()] if waiting else []))

    assert of_the_books(FIRST + DAY, TODAY) == of_the_days(FIRST + DAY, TODAY)
    assert waiting == []


def test_books_that_are_closed_meanwhile_do_not_begin_the_sum_anew(read, while_days_are_read):
    checkpoints.close_next()
    done = while_days_are_read(checkpoints.close_next)

    assert of_the_books(FIRST, TODAY) == of_the_days(FIRST, TODAY)
    assert len(done) == 1
    assert Closing.objects.count() == 2


def test_a_sum_comes_to_an_end_however_often_views_come_late(read, while_days_are_read, time_machine):
    close_all()

    def come_late():
        time_machine.shift(1)
        aggregates.add([view(2, CLOSED)])
        close_all()

    while_days_are_read(come_late)

    assert of_the_books(FIRST + DAY, TODAY) == of_the_days(FIRST + DAY, TODAY)


@pytest.mark.parametrize("error", [OverflowError("too big"), OperationalError("lock timeout")])
def test_books_that_cannot_be_closed_are_reported_and_left_for_a_minute(read, monkeypatch, caplog, time_machine, error):
    def fail():
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(checkpoints, "close_next", fail)
        tried = [checkpoints.close_if_due(), checkpoints.close_if_due()]
    soon = checkpoints.close_if_due()
    monkeypatch.setattr(checkpoints, "_next_try", 0.0)

    assert (tried, soon, checkpoints.close_if_due()) == ([False, False], False, True)
    assert [record.getMessage() for record in caplog.records] == [
        f"The books cannot be closed; long periods take longer to add up: {error}"
    ]


def test_a_backup_in_words_brings_the_books_back(read):
    close_all()
    kept = list(Closing.objects.order_by("day").values_list())

    words = serializers.serialize("json", Closing.objects.all())
    Closing.objects.all().delete()
    for closing in serializers.deserialize("json", words):
        closing.save()

    assert list(Closing.objects.order_by("day").values_list("day", "articles", "figures", "shelves")) == [
        (day, *arrays) for day, _made_at, *arrays in kept
    ]


def test_a_view_of_today_leaves_the_books_closed(read):
    close_all()

    aggregates.add([view(1, TODAY)])

    assert Closing.objects.count() == 10


def test_the_books_made_anew_are_the_same(read):
    close_all()
    kept = list(Closing.objects.order_by("day").values_list("day", "articles", "figures", "shelves"))

    rollups.rebuild()

    assert list(Closing.objects.order_by("day").values_list("day", "articles", "figures", "shelves")) == kept


def test_the_drainer_closes_all_books_that_are_due_before_it_rests(read, monkeypatch):
    class Once(threading.Event):
        def wait(self, timeout=None):
            self.set()

    # The test's own transaction lives in the connection that a drainer would renew.
    monkeypatch.setattr(drainer, "close_old_connections", lambda: None)
    drainer.drain_for_ever(Once())

    assert Closing.objects.count() == 10


def categories(first=FIRST, last=TODAY):
    found = rankings.shares(article_sums.sums(periods.between(first, last)))["category"]
    return {share.name: share.articles for share in found}


@pytest.fixture
def shelved(db, time_machine):
    """Four articles in two categories, three of them by one author, read in April and closed in May; their categories."""
    time_machine.move_to(datetime.datetime(2026, 4, 1, 9, tzinfo=HANOI))
    shelves = [baker.make(Category, name=name) for name in ("Thi đua", "Khen thưởng")]
    user = User.objects.create(username="an", first_name="An")
    for number in range(4):
        article = Article.objects.create(
            title=f"Bài {number}", category=shelves[number // 3], creator=user if number else None
        )
        ArticleDay.objects.create(article_id=article.pk, day=datetime.date(2026, 4, 2), views=2, readers=1)
    time_machine.move_to(datetime.datetime(2026, 5, 13, 9, tzinfo=HANOI))
    close_all()
    return shelves


def test_an_article_that_moves_is_counted_in_its_new_category_at_once(shelved):
    article = Article.objects.filter(category=shelved[0]).first()
    before = categories()
    article.category = shelved[1]
    article.save()

    assert (before, categories()) == ({"Thi đua": 3, "Khen thưởng": 1}, {"Thi đua": 2, "Khen thưởng": 2})


def test_articles_moved_together_are_too(shelved):
    Article.objects.filter(category=shelved[0]).update(category=shelved[1])

    assert categories() == {"Khen thưởng": 4}


def test_a_deleted_article_is_counted_where_it_stood(shelved):
    Article.objects.filter(category=shelved[1]).delete()
    before = categories()
    Closing.objects.order_by("day").last().delete()
    close_all()

    assert before == categories() == {"Thi đua": 3, "Khen thưởng": 1}


def test_it_is_counted_there_also_when_the_books_are_made_anew(shelved):
    Article.objects.filter(category=shelved[1]).delete()
    aggregates.add([view(99, FIRST)])
    close_all()

    assert categories(FIRST + DAY) == {"Thi đua": 3, "Khen thưởng": 1}


@pytest.mark.parametrize("many", [0, 2000])
def test_many_articles_that_are_new_are_looked_up_all_at_once(shelved, monkeypatch, many):
    monkeypatch.setattr(groups, "MANY", many)
    new = Article.objects.create(title="Bài mới", category=shelved[1])
    aggregates.add([view(new.pk, TODAY)])

    assert categories() == {"Thi đua": 3, "Khen thưởng": 2}


def test_an_article_read_first_after_the_books_were_closed_has_its_category(shelved):
    old = Article.objects.create(title="Bài cũ", category=shelved[1])
    Article.objects.filter(pk=old.pk).update(updated_at=datetime.datetime(2020, 1, 1, tzinfo=HANOI))
    aggregates.add([view(old.pk, TODAY)])

    assert categories(TODAY, TODAY) == {"Khen thưởng": 1}


@pytest.mark.parametrize("remade", [False, True])
def test_the_books_may_be_closed_between_a_sum_and_its_shares(shelved, remade):
    Closing.objects.filter(day__gt=datetime.date(2026, 4, 10)).delete()
    day = datetime.date(2026, 4, 12)
    for shelf, ago in ((shelved[1], 1), (shelved[0], 0)):
        article = Article.objects.create(title="Bài mới", category=shelf)
        ArticleDay.objects.create(article_id=article.pk, day=day - ago * DAY, views=2, readers=1)
    sums = article_sums.sums(periods.between(day, day))
    if remade:
        aggregates.add([view(99, FIRST)])
    close_all()

    assert [share.name for share in rankings.shares(sums)["category"]] == ["Thi đua"]


def test_the_articles_of_a_deleted_author_are_those_of_nobody(shelved):
    User.objects.get(username="an").delete()

    found = rankings.shares(article_sums.sums(periods.between(FIRST, TODAY)))["creator"]

    assert [tuple(share) for share in found] == [("(không có)", 4, 8, 4)]


def test_large_figures_come_back_as_they_were(db):
    numbers = array("q", [0, 1, 2**36 - 1, 2**62])
    Closing.objects.create(day=TODAY, articles=[2**62], figures=numbers, shelves=[])

    [kept] = Closing.objects.values_list("articles", "figures", "shelves")

    assert kept == (array("q", [2**62]), numbers, array("q"))


@pytest.mark.django_db(transaction=True)
def test_no_view_waits_long_for_books_that_wait_for_the_database_to_tidy_up(may, caplog):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    aggregates.add([view(1, datetime.date(2026, 5, 2))])
    tidying = connections.create_connection("default")
    try:
        with tidying.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("LOCK TABLE stats_articleday IN SHARE UPDATE EXCLUSIVE MODE")
        begun = time.monotonic()
        closed = checkpoints.close_if_due()
    finally:
        tidying.close()

    assert (closed, time.monotonic() - begun < 3, "lock timeout" in caplog.text) == (False, True, True)


@pytest.mark.django_db(transaction=True)
def test_no_view_is_lost_that_arrives_while_the_books_are_being_closed(may, monkeypatch):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    day = datetime.date(2026, 5, 2)
    aggregates.add([view(1, day)])
    of_days, summed, arrived = article_sums.of_days, threading.Event(), threading.Event()

    def slowly(*days):
        rows = list(of_days(*days))
        summed.set()
        arrived.wait(0.5)  # It cannot come in before the closing is over.
        return rows

    def arrive():
        summed.wait(5)
        with transaction.atomic():
            aggregates.add([view(1, day, visitor=2)])
        arrived.set()
        connection.close()

    monkeypatch.setattr(article_sums, "of_days", slowly)
    reader = threading.Thread(target=arrive)
    reader.start()
    checkpoints.close_next()
    reader.join()
    monkeypatch.undo()
    close_all()

    assert article_sums.views(Closing.objects.get(day=CLOSED).figures[0]) == 2
