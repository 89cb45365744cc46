"""From which sites readers came in any period, compared with the days."""

import datetime
from collections import Counter

import pytest

from stats import periods, rollups
from stats.collecting.records import Arrival
from stats.desk import dashboard
from stats.draining import aggregates
from stats.importing import csv_file, daily_figures
from stats.models import ReferrerDay, ReferrerMonth, ReferrerYear
from tests.stats.conftest import HANOI

TODAY = datetime.date(2026, 3, 25)
ODD = periods.between(datetime.date(2024, 4, 17), datetime.date(2026, 2, 9))


def arrival(day, host):
    return Arrival(int(datetime.datetime.combine(day, datetime.time(9), HANOI).timestamp()), host)


@pytest.fixture
def two_years(db, time_machine):
    """Every fifth day one of seven sites a few times, and Google."""
    time_machine.move_to(datetime.datetime(2026, 3, 25, 13, 30, tzinfo=HANOI), tick=False)
    for ago in range(0, 730, 5):
        day = TODAY - ago * periods.DAY
        aggregates.add([arrival(day, "google.com")] + [arrival(day, f"trang-{ago % 7}.example")] * (1 + ago % 3))


def of_days(period):
    sums = Counter()
    for host, views in ReferrerDay.objects.filter(day__range=period[:2]).values_list("host", "views"):
        sums[host] += views
    return sorted(sums.items(), key=lambda site: (-site[1], site[0]))


@pytest.mark.parametrize("name", [*periods.PRESETS, None])
def test_the_sites_of_every_period_are_those_of_its_days(two_years, name):
    period = periods.preset(name) if name else ODD

    assert dashboard.referrers(period) == of_days(period)


def test_the_sums_made_anew_from_the_days_are_those_the_drainer_kept(two_years):
    kept = [sorted(model.objects.values_list()) for model in (ReferrerMonth, ReferrerYear)]

    rollups.REFERRERS.rebuild()

    assert [sorted(model.objects.values_list()) for model in (ReferrerMonth, ReferrerYear)] == kept


def test_an_imported_history_moves_no_site_neither_when_it_is_undone(two_years):
    everything = periods.preset("tat-ca")
    before = dashboard.referrers(everything)

    imported = daily_figures.add(
        [csv_file.Day(datetime.date(2020, 5, 17), 1200, 400)], file="cũ.csv", note="", imported_by=""
    )
    longer = dashboard.referrers(periods.preset("tat-ca"))
    daily_figures.undo(imported)

    assert before == longer == dashboard.referrers(periods.preset("tat-ca")) == of_days(everything)


def test_the_sites_beyond_the_first_are_added_up_with_those_without_a_name(db):
    for number in range(dashboard.MOST_REFERRERS + 2):
        ReferrerDay.objects.create(day=ODD.first, host=f"trang-{number:02}.example", views=100 - number)
    ReferrerDay.objects.create(day=ODD.first, host="", views=1000)
    rollups.REFERRERS.rebuild()

    found = dashboard.referrers(ODD)

    assert [site.count for site in found] == [*range(100, 85, -1), 1000 + 85 + 84]
    assert found[-1].name == "các trang khác"
