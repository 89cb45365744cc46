"""What readers get at the addresses of an older portal, and what is remembered of those that lead nowhere."""

import datetime

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import OldAddress, UnknownAddress
from news.pages.unknown_addresses import asked
from news.text.addresses import OldPath
from tests.conftest import PHONE


@pytest.fixture(autouse=True)
def _nothing_waits(db):
    asked.forget()


def counted():
    return {str(row): row.asked for row in UnknownAddress.objects.all()}


@pytest.mark.parametrize("spelling", ["/Lien-He.ASPX", "//lien-he.aspx", "/lien-he.aspx/", "/lien-he.aspx,"])
def test_every_spelling_of_an_old_address_leads_on(reader, spelling):
    OldAddress.objects.lead("/lien-he.aspx", page="/lien-he/")
    OldAddress.objects.lead("/lien-he.aspx,", page="/lien-he/")

    answer = reader.get("/?lang=vi", PATH_INFO=spelling)

    assert (answer.status_code, answer["Location"]) == (301, "/lien-he/")


@pytest.mark.parametrize(
    "hostile",
    [
        "/" + "a" * 10_000,
        "/cu.aspx" + "/" * 10_000 + "b",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/cu.aspx%0d%0aSet-Cookie:%20a=b",
        "/%E2%80%AEcu.aspx",
        "/cu.aspx?" + "a&" * 2000,
        "/cu%ff%fe.aspx",
        "///evil.example/%2f..",
        "/\\evil.example",
        "/cu.aspx%00",
    ],
)
def test_hostile_addresses_lead_nowhere_and_do_no_harm(reader, hostile):
    OldAddress.objects.lead("/cu.aspx?id=1", page="/lien-he/")

    answer = reader.get(hostile)

    assert answer.status_code in (400, 404)
    assert "Set-Cookie" not in answer


def test_the_portals_own_pages_come_before_old_addresses(reader):
    OldAddress.objects.create(path="/lien-he/", page="/")
    OldAddress.objects.create(path="/tin/khong-co-999", page="/")

    assert reader.get("/lien-he/").status_code == 200
    assert reader.get("/tin/khong-co-999/").status_code == 404


def test_an_address_that_is_only_a_query_leads_on_and_any_other_shows_the_front_page(reader, settings):
    settings.PAGE_CACHE_BYTES = 10_000_000
    OldAddress.objects.lead("https://cu.example/?p=12", page="/lien-he/")
    OldAddress.objects.lead("/?language=vi&nv=news&op=tin/bai-3", page="/english/")

    answers = [
        reader.get(f"/?{query}")
        for query in ("p=12", "P=12&fbclid=x", "op=tin/bai-3&nv=news&language=vi", "p=13", "trang=1")
    ]

    assert [answer.get("Location", "") for answer in answers] == ["/lien-he/", "/lien-he/", "/english/", "", ""]
    assert [answer.status_code for answer in answers[3:]] == [200, 200]


def test_an_old_address_is_for_reading_only(reader):
    OldAddress.objects.lead("/cu.aspx", page="/lien-he/")

    assert reader.post("/cu.aspx").status_code == 404


def test_an_unknown_address_is_counted_without_what_a_person_typed(reader):
    reader.get("/index.php?nv=news&id=12&hoten=Nguy%E1%BB%85n%20A&p=0912345678&q=an")

    assert counted() == {"/index.php?id=12&nv=news": 1}


@pytest.mark.parametrize(
    "left_out",
    [
        *("/wp-login.php", "/.env", "/nguyen.a@example.vn", "/tra-cuu/079123456789", "/tin/khong-co-99/"),
        *("/duyet/abc/", "/quan-tri/khong-co/", "/" + "a" * 600, "/favicon.ico"),
    ],
)
def test_what_is_no_page_of_an_older_portal_is_not_counted(reader, left_out):
    reader.get(left_out)

    assert counted() == {}


def test_programs_and_staff_are_not_counted(signed_in, editor, reader):
    Client(headers={"user-agent": "curl/8"}).get("/cu.aspx")
    signed_in(editor).get("/cu.aspx")
    reader.get("/cu.aspx", headers={"sec-fetch-dest": "image"})

    assert counted() == {}


def test_a_thousand_wrong_addresses_are_not_a_thousand_writes(reader):
    reader.get("/cu.aspx")
    with CaptureQueriesContext(connection) as queries:
        for number in range(60):
            reader.get(f"/{number}.aspx")
            reader.get("/cu.aspx")
    asked._written -= 61  # As if a minute had passed.
    reader.get("/cu.aspx")

    written = [query for query in queries.captured_queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == []
    assert counted()["/cu.aspx"] == 62


def test_random_addresses_do_not_drive_out_the_ones_that_people_ask_for():
    today = timezone.localdate()
    UnknownAddress.objects.add(today, {OldPath("/cu.aspx", ""): 2})
    for block in range(3):
        UnknownAddress.objects.add(today, {OldPath(f"/{block}-{number}", ""): 1 for number in range(500)})

    assert UnknownAddress.objects.count() == 200
    assert UnknownAddress.objects.most_asked(1) == [{"path": "/cu.aspx", "query": "", "times": 2}]


def test_days_are_added_up_and_forgotten_after_thirty():
    today = timezone.localdate()
    for days in (31, 30, 29, 1, 0):
        UnknownAddress.objects.add(today - datetime.timedelta(days), {OldPath("/cu.aspx", ""): 10})
    OldAddress.objects.lead("/da-co.aspx", page="/lien-he/")
    UnknownAddress.objects.add(today, {OldPath("/da-co.aspx", ""): 100})

    assert UnknownAddress.objects.most_asked(5) == [{"path": "/cu.aspx", "query": "", "times": 30}]


def test_a_404_is_a_404_when_the_counting_fails(monkeypatch):
    def refuse(*arguments):
        raise DatabaseError("locked")

    monkeypatch.setattr(UnknownAddress.objects, "add", refuse)

    assert Client(headers={"user-agent": PHONE}).get("/cu.aspx").status_code == 404
