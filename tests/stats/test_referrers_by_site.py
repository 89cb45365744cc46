"""Hosts of one site that were kept apart before are one line after the upgrade, and nothing is lost."""

import datetime
from importlib import import_module

from django.apps import apps

from stats.models import ReferrerDay, ReferrerMonth, ReferrerYear

DAY, NEXT = datetime.date(2026, 3, 3), datetime.date(2026, 3, 4)
HOSTS = {"m.facebook.com": 1, "lm.facebook.com": 10, "facebook.com": 100, "bao.example": 1000, "": 10000}


def test_the_upgrade_adds_hosts_to_their_sites(db):
    ReferrerDay.objects.bulk_create(ReferrerDay(day=DAY, host=host, views=views) for host, views in HOSTS.items())
    ReferrerDay.objects.create(day=NEXT, host="m.facebook.com", views=5)
    ReferrerMonth.objects.create(month=DAY.replace(day=1), host="l.facebook.com", views=7)
    ReferrerYear.objects.create(year=DAY.replace(month=1, day=1), host="www.google.com.vn", views=8)

    import_module("stats.migrations.0009_referrers_by_site").add_hosts_to_their_sites(apps, None)

    days = sorted(ReferrerDay.objects.values_list("day", "host", "views"))
    assert days == [(DAY, "", 10000), (DAY, "bao.example", 1000), (DAY, "facebook.com", 111), (NEXT, "facebook.com", 5)]
    assert list(ReferrerMonth.objects.values_list("host", "views")) == [("facebook.com", 7)]
    assert list(ReferrerYear.objects.values_list("host", "views")) == [("google.com", 8)]
