"""What is kept of each visitor, in few bytes."""

import datetime

import pytest
from django.db import connection

from stats.collecting.records import VIEW, Record
from stats.draining import aggregates
from stats.models import DayReader, DayVisitor, OnlineVisitor, WeekVisitor

TUESDAY = datetime.date(2026, 3, 3)
NOON = 1_772_514_000  # Of that Tuesday, in Hanoi.


@pytest.mark.parametrize("model", [WeekVisitor, DayVisitor, DayReader])
def test_sqlite_keeps_a_visitor_in_the_tree_of_its_key_only(db, model):
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's own: a table beside the key would double what a visitor takes")
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [model._meta.db_table])

        assert cursor.fetchone()[0].endswith("WITHOUT ROWID")


def test_a_day_comes_back_as_it_was_kept(db):
    aggregates.add([Record(VIEW, NOON, 7, 100)])

    assert list(DayReader.objects.values_list("day", "article_id", "visitor")) == [(TUESDAY, 7, 100)]
    assert DayVisitor.objects.filter(day__lt=TUESDAY).count() == 0
    assert DayVisitor.objects.filter(day__lte=TUESDAY).count() == 1


@pytest.mark.parametrize("batches", [[[5, 9, 7]], [[9], [5]], [[5], [9]]])
def test_a_visitor_was_last_seen_at_the_latest_of_its_views_whenever_they_arrive(db, batches):
    for batch in batches:
        aggregates.add([Record(VIEW, NOON + second, 0, 100) for second in batch])

    assert list(OnlineVisitor.objects.values_list("visitor", "seen_at")) == [(100, NOON + 9)]
