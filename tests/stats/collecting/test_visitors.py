"""Who is the same reader."""

import datetime
import ipaddress

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext

from stats.collecting import visitors
from stats.collecting.spool import files
from stats.models import Salt, SiteDay
from tests.conftest import PHONE
from tests.stats.conftest import site

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


@pytest.mark.parametrize(("trusted", "visitors"), [("10.0.0.0/24", 1), ("203.0.113.0/24", 10)])
def test_only_a_trusted_proxy_tells_who_is_behind_it(reader, db, drained, settings, trusted, visitors):
    settings.TRUSTED_PROXIES = [ipaddress.ip_network(trusted)]

    for number in range(10):
        reader.get("/", REMOTE_ADDR="203.0.113.9", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    drained()

    assert site() == (10, visitors)


@pytest.mark.parametrize("hops", ["", ", 10.0.0.2"])
def test_what_a_reader_wrote_before_the_proxies_hops_is_not_believed(reader, db, drained, settings, hops):
    settings.TRUSTED_PROXIES = [ipaddress.ip_network("10.0.0.0/24")]

    for number in range(10):
        forwarded = f"1.2.3.{number}, 198.51.100.1{hops}"
        reader.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)
    drained()

    assert site() == (10, 1)


@pytest.mark.parametrize("header", ["X_FORWARDED_FOR", "X_REAL_IP", "CLIENT_IP", "FORWARDED", "CF_CONNECTING_IP"])
@pytest.mark.parametrize(
    "rubbish", ["\x00", "1.1.1.1," * 15_000, "x" * 100_000, "\udcff", "::" * 50, "1.2.3.4:80", "é"]
)
def test_rubbish_in_a_header_costs_nobody_the_page(reader, db, drained, settings, header, rubbish):
    settings.TRUSTED_PROXIES = [ipaddress.ip_network("203.0.113.0/24")]

    response = reader.get("/", REMOTE_ADDR="203.0.113.9", **{f"HTTP_{header}": rubbish})
    drained()

    assert (response.status_code, site()) == (200, (1, 1))


def test_no_address_stands_in_the_spool(reader, db):
    reader.get("/", REMOTE_ADDR="203.0.113.9")

    (spooled,) = files()
    content = spooled.read_bytes()
    assert len(content) == 32
    assert b"203.0.113.9" not in content
    assert ipaddress.ip_address("203.0.113.9").packed not in content


def test_no_address_stands_in_the_database(reader, db, drained):
    reader.get("/", REMOTE_ADDR="203.0.113.9")
    drained()

    kept = str([list(model.objects.values()) for model in apps.get_app_config("stats").get_models()])
    number = int(ipaddress.ip_address("203.0.113.9"))
    assert ("203.0.113.9" in kept, str(number) in kept, PHONE in kept) == (False, False, False)
    assert "'visitors': 1" in kept


def test_readers_get_no_cookie_and_leave_no_session(reader, db):
    response = reader.get("/")

    assert (dict(response.cookies), response.headers.get("Vary", "")) == ({}, "")


def test_a_thousand_readers_make_no_session(reader, db, drained):
    with override_settings(PAGE_CACHE_BYTES=10 * 2**20):
        kept = Client(headers={"user-agent": PHONE})
        for number in range(1000):
            kept.get("/", REMOTE_ADDR=f"203.0.{number // 250}.{number % 250}")
    drained()

    assert (site(), Session.objects.count()) == ((1000, 1000), 0)


def test_a_salt_that_is_there_is_read_without_writing(db):
    salt = visitors.salt_of(MONDAY)
    visitors.forget_salts()

    with CaptureQueriesContext(connection) as queries:
        assert visitors.salt_of(MONDAY) == salt
    assert [query["sql"].split()[0] for query in queries] == ["SELECT"]
