"""On what device readers come, and from which other site."""

import datetime
import secrets

import pytest
from django.utils import timezone

from stats.collecting import devices, referrer
from stats.collecting.records import SIZE, VIEW, Arrival, Record, unpacked
from stats.draining import aggregates, drainer
from stats.models import DeviceDay, ReferrerDay, SiteDay
from stats.referrers import limit
from tests.stats.collecting.agents import PEOPLE
from tests.stats.conftest import TUESDAY, at, spooled


@pytest.mark.parametrize(
    ("agent", "kind"),
    [
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/148.0.0.0 Mobile Safari/537.36", devices.PHONE),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Mobile/15E148", devices.PHONE),
        ("Opera/9.80 (J2ME/MIDP; Opera Mini/7.1) Presto/2.8", devices.PHONE),
        ("Mozilla/5.0 (Linux; Android 13; SM-X200) AppleWebKit/537.36 Chrome/148.0.0.0 Safari/537.36", devices.TABLET),
        ("Mozilla/5.0 (iPad; CPU OS 16_0 like Mac OS X) Mobile/15E148", devices.TABLET),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/148.0.0.0", devices.COMPUTER),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605", devices.COMPUTER),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0", devices.COMPUTER),
        ("Mozilla/5.0 (Web0S; Linux/SmartTV) Chrome/94", devices.OTHER),
        ("", devices.OTHER),
    ],
)
def test_a_browser_says_what_it_runs_on(agent, kind):
    assert devices.device(agent) == kind


def test_every_person_of_the_list_has_a_device():
    assert {devices.device(agent) for agent in PEOPLE} <= set(devices.NAMES) - {devices.UNKNOWN}


@pytest.mark.parametrize(
    ("referer", "host"),
    [
        ("https://www.google.com/", "google.com"),
        ("https://coccoc.com/search?q=thi%20%C4%91ua", "coccoc.com"),
        ("http://thiduakhenthuong.hoaban.gov.vn:8080/a/b", "thiduakhenthuong.hoaban.gov.vn"),
        ("https://rat-dai.thiduakhenthuong.hoaban.gov.vn/", "thiduakhenthuong.hoaban.gov.vn"),
        ("android-app://com.example.reader/", "com.example.reader"),
        ("https://FACEBOOK.com", "facebook.com"),
        ("https://testserver.vn/tin/a-1/", ""),
        ("https://www.testserver.vn/", ""),
        ("about:blank", ""),
        ("https://[::1", ""),
        ("https://localhost/", ""),
        ("http://a b/", ""),
        ("https://ví-dụ.vn/", ""),
        ("x" * 100_000, ""),
        ("https://" + "a." * 50_000 + "vn/", ""),
        ("\0\0", ""),
        ("https://a\0.vn/", ""),
        ("https://\xff\xfe.vn/", ""),
        ("https://user:pass@evil.example/", "evil.example"),
        ("https://<script>.vn/", ""),
    ],
)
def test_only_the_name_of_another_site_is_kept(referer, host):
    assert referrer.came_from(referer, "testserver.vn:8000") == host


@pytest.mark.parametrize(
    ("site", "hosts"),
    [
        ("facebook.com", "www.facebook.com m.facebook.com l.facebook.com lm.facebook.com mbasic.facebook.com fb.me"),
        ("facebook.com", "web.facebook.com m.fb.com com.facebook.katana business.facebook.com"),
        ("zalo.me", "zalo.me chat.zalo.me oa.zalo.me m.zaloapp.com zalo.vn com.zing.zalo"),
        ("google.com", "www.google.com google.com.vn www.google.co.jp news.google.com com.google.android.gm google.de"),
        ("youtube.com", "m.youtube.com youtu.be www.youtube.com"),
        ("tiktok.com", "www.tiktok.com vt.tiktok.com m.tiktok.com com.ss.android.ugc.trill"),
        ("bao.example", "www.bao.example m.bao.example amp.bao.example www.m.bao.example"),
        ("snv.hoaban.gov.vn", "snv.hoaban.gov.vn www.snv.hoaban.gov.vn"),
        ("notfacebook.com", "notfacebook.com m.notfacebook.com"),
        ("google.bao.example", "google.bao.example"),
        ("m.vn", "m.vn www.m.vn"),
        ("mobile.com.vn", "mobile.com.vn www.mobile.com.vn m.mobile.com.vn"),
    ],
)
def test_all_hosts_of_one_site_are_one_line(site, hosts):
    assert {referrer.came_from(f"https://{host}/a", "testserver.vn") for host in hosts.split()} == {site}


@pytest.mark.parametrize("host", ["a.vn", "thiduakhenthuong.hoaban.gov.vn", "x-1_2.example", "9" * 26 + ".com"])
def test_an_arrival_is_32_bytes_and_comes_back_whole(host):
    block = Arrival(at(3), host).packed()

    assert (len(block), unpacked(block)) == (SIZE, Arrival(at(3), host))


def test_a_record_from_before_devices_were_known_is_still_read(db):
    old = Record(VIEW, at(3), 7, -5)
    assert old.packed()[:20].hex() == "42563100" + at(3).to_bytes(8, "little").hex() + (7).to_bytes(8, "little").hex()

    spooled(old)
    drainer.drain()

    assert list(DeviceDay.objects.values_list("day", "kind", "views", "visitors")) == [(TUESDAY, devices.UNKNOWN, 1, 1)]


def test_a_record_carries_its_device():
    record = Record(VIEW, at(3), 7, -5, devices.TABLET)

    assert (len(record.packed()), unpacked(record.packed())) == (SIZE, record)


def test_a_reader_who_followed_a_link_is_counted_with_its_site_and_device(reader, article, drained):
    for referer in ("https://www.google.com/", "https://google.com/search", "http://testserver/", ""):
        reader.get(article.get_absolute_url(), headers={"referer": referer})
    drained()

    today = timezone.localdate()
    assert list(ReferrerDay.objects.values_list("day", "host", "views")) == [(today, "google.com", 2)]
    assert list(DeviceDay.objects.values_list("kind", "views", "visitors")) == [(devices.PHONE, 4, 1)]


def test_links_under_the_public_origin_are_own_by_whatever_name_the_site_is_asked(reader, article, drained, settings):
    settings.PUBLIC_ORIGIN = "https://www.portal.example:8443"
    for referer in ("https://portal.example:8443/", "http://127.0.0.1/", "https://khac.example/"):
        reader.get(article.get_absolute_url(), headers={"referer": referer, "host": "127.0.0.1"})
    drained()

    assert list(ReferrerDay.objects.values_list("host", "views")) == [("khac.example", 1)]


@pytest.mark.parametrize("referer", ["x" * 100_000, "https://\xff.vn", "https://[", "https://a.vn/\udcff"])
def test_no_referer_costs_a_reader_the_page_or_the_count(reader, article, drained, referer):
    response = reader.get(article.get_absolute_url(), HTTP_REFERER=referer)
    drained()

    assert (response.status_code, SiteDay.objects.get().views) == (200, 1)


def test_a_day_keeps_so_many_sites_and_adds_up_the_rest(db):
    hosts = [f"trang-{number}.example" for number in range(limit.NEW_A_DAY + 40)]
    for start in range(0, len(hosts), 35):
        aggregates.add([Arrival(at(3), host) for host in hosts[start : start + 35]] * 2)

    kept = dict(ReferrerDay.objects.values_list("host", "views"))
    assert (len(kept), kept.pop(""), set(kept.values())) == (limit.NEW_A_DAY + 1, 80, {2})


def test_invented_sites_do_not_push_out_those_of_every_day(db):
    aggregates.add([Arrival(at(2), "google.com")])
    aggregates.add([Arrival(at(3), f"{secrets.token_hex(8)}.example") for _number in range(limit.NEW_A_DAY * 2)])

    aggregates.add([Arrival(at(3), "google.com"), Arrival(at(3), "moi.example")])

    assert ReferrerDay.objects.get(day=TUESDAY, host="google.com").views == 1
    assert not ReferrerDay.objects.filter(host="moi.example").exists()
    assert ReferrerDay.objects.filter(day=TUESDAY).count() <= limit.NEW_A_DAY + limit.REGULARS + 1


def test_a_view_and_its_arrival_are_one_day_even_across_batches(db, monkeypatch):
    monkeypatch.setattr(drainer, "BATCH_RECORDS", 1)
    spooled(Record(VIEW, at(3), 0, 1, devices.PHONE))
    path = spooled(Record(VIEW, at(3), 0, 2), Record(VIEW, at(3, 23), 0, 1))
    assert path.exists()

    drainer.drain()

    assert list(SiteDay.objects.values_list("day", "views", "visitors")) == [(TUESDAY, 3, 2)]
    assert datetime.date(2026, 3, 3) == TUESDAY
