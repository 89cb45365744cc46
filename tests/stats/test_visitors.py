"""Who is the same reader."""

import datetime
import ipaddress

import pytest
from django.db import DatabaseError
from django.test import RequestFactory

from stats import visitors
from stats.models import Salt, SiteDay
from stats.spool import files

MONDAY = datetime.date(2026, 3, 2)


def request(peer="203.0.113.9", forwarded=None, **headers):
    meta = {"REMOTE_ADDR": peer} | ({"HTTP_X_FORWARDED_FOR": forwarded} if forwarded is not None else {})
    return RequestFactory().get("/", headers=headers, **meta)


@pytest.mark.parametrize(
    ("peer", "forwarded", "found"),
    [
        ("203.0.113.9", None, "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "1.2.3.4, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "1.2.3.4, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("10.0.0.1", "rubbish", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1, rubbish", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "1.1.1.1," * 20_000, "10.0.0.1"),
        ("10.0.0.1", "2001:db8::5", "2001:db8::5"),
        ("", "198.51.100.1", "198.51.100.1"),
        ("", "1.2.3.4, 198.51.100.1", "198.51.100.1"),
    ],
)
def test_the_address_is_the_last_one_a_trusted_proxy_vouches_for(settings, peer, forwarded, found):
    settings.TRUSTED_PROXIES = [ipaddress.ip_network("10.0.0.0/24")]

    assert visitors.client_address(request(peer, forwarded)) == found


@pytest.mark.parametrize("header", ["x-real-ip", "client-ip", "forwarded", "cf-connecting-ip"])
def test_other_headers_say_nothing_about_the_address(settings, header):
    settings.TRUSTED_PROXIES = [ipaddress.ip_network("203.0.113.0/24")]

    assert (
        visitors.client_address(RequestFactory().get("/", headers={header: "198.51.100.1"}, REMOTE_ADDR="203.0.113.9"))
        == "203.0.113.9"
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.9", "203.0.113.9", True),
        ("203.0.113.9", "203.0.113.10", False),
        ("203.0.113.9", "::ffff:203.0.113.9", True),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
    ],
)
def test_an_ipv6_household_is_one_network(one, other, same):
    assert (visitors.network(one) == visitors.network(other)) is same


def test_another_browser_or_another_week_is_another_key():
    keys = {
        visitors.key(address, agent, salt)
        for address in ("203.0.113.9", "203.0.113.10")
        for agent in (b"one", b"other")
        for salt in (b"first week", b"second week")
    }

    assert len(keys) == 8


def test_every_process_uses_the_salt_that_was_first(db):
    first = visitors.salt_of(MONDAY)
    visitors.forget_salts()

    assert visitors.salt_of(MONDAY) == first
    assert Salt.objects.count() == 1


def test_a_view_counts_without_its_visitor_while_no_salt_can_be_had(reader, db, drained, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError("gone")

    monkeypatch.setattr(Salt.objects, "bulk_create", fail)
    reader.get("/")
    drained()

    day = SiteDay.objects.get()
    assert (day.views, day.visitors) == (1, 0)


def test_a_forged_header_makes_no_second_visitor(reader, db, drained):
    for number in range(100):
        reader.get("/", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    drained()

    day = SiteDay.objects.get()
    assert (day.views, day.visitors) == (100, 1)


def test_no_address_stands_in_the_spool(reader, db):
    reader.get("/", REMOTE_ADDR="203.0.113.9")

    (spooled,) = files()
    content = spooled.read_bytes()
    assert len(content) == 32
    assert b"203.0.113.9" not in content
    assert ipaddress.ip_address("203.0.113.9").packed not in content


def test_readers_get_no_cookie_and_leave_no_session(reader, db):
    response = reader.get("/")

    assert (dict(response.cookies), response.headers.get("Vary", "")) == ({}, "")
