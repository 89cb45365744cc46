"""Opinions by the form: what is taken, what comes back, and what floods and other sites cannot do."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from honours.consultations import limits
from honours.models import Consultation, Opinion, OpinionRate
from tests.honours.consultations.conftest import LAST, OPENED
from tests.markup import Outline

pytestmark = pytest.mark.django_db
CODE = re.compile(r'class="code">([2-9A-Z]{5}-[2-9A-Z]{5})<')


@pytest.fixture
def opened(consultation, on_day):
    on_day(OPENED)
    return consultation()


def test_an_opinion_is_stored_and_its_writer_gets_a_code(opened, send):
    answer = send(opened, text="  Chị Mai rất xứng đáng.\r\nTôi ủng hộ. ", name="Lò Văn A", contact="0000 000 001")

    stored = Opinion.objects.get()
    assert answer.status_code == 200
    assert CODE.search(answer.text)[1] == stored.readable_code
    assert (stored.text, stored.name, stored.contact) == (
        "Chị Mai rất xứng đáng.\nTôi ủng hộ.",
        "Lò Văn A",
        "0000 000 001",
    )
    assert (stored.consultation, stored.nominee, stored.status) == (opened, None, "new")


def test_it_may_be_about_one_nominee(opened, send):
    school = opened.nominees.last()

    send(opened, nominee=school.pk)

    assert Opinion.objects.get().nominee == school


def test_no_cookie_is_set_and_nothing_is_kept_in_between(opened, send, reader):
    page = reader.get(f"{opened.get_absolute_url()}y-kien/")
    answer = send(opened)

    assert (page.cookies, answer.cookies) == ({}, {})
    assert "no-store" in page["Cache-Control"]
    assert "no-store" in answer["Cache-Control"]
    assert (Outline(page.text).dead(), Outline(page.text).skipped()) == ([], [])


def test_the_same_form_sent_twice_is_one_opinion_with_one_code(opened, reader, time_machine):
    address = f"{opened.get_absolute_url()}y-kien/"
    form = re.search(r'name="form" value="([^"]+)"', reader.get(address).text)[1]
    time_machine.shift(5)
    codes = {CODE.search(reader.post(address, {"form": form, "text": "Một"}).text)[1] for _time in range(2)}
    time_machine.shift(timedelta(days=2))
    again = CODE.search(reader.post(address, {"form": form, "text": "Một"}).text)[1]

    assert (codes, Opinion.objects.count()) == ({again}, 1)


def test_the_same_words_of_two_people_are_two_opinions(opened, send):
    send(opened)
    send(opened)

    assert Opinion.objects.count() == 2


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ({"text": " \u200b "}, "bắt buộc"),
        ({"text": "x" * 5001}, "Quá 1 ký tự; nhiều nhất 5000"),
        ({"name": "x" * 121}, "120"),
        ({"nominee": "9" * 30}, "Hãy chọn lại"),
        ({"website": "http://spam.example"}, "bẫy"),
        ({"form": "1.x:y:z"}, "đã mở lâu"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_written_comes_back(opened, send, written, told):
    answer = send(opened, **{"text": "Tôi có ý kiến <b>&", "contact": "a@b.example"} | written)

    assert answer.status_code == 400
    assert told in answer.text
    assert 'value="a@b.example"' in answer.text
    assert "text" in written or "Tôi có ý kiến &lt;b&gt;&amp;</textarea>" in answer.text
    assert Opinion.objects.count() == 0


@pytest.mark.parametrize(("seconds", "status"), [(1, 400), (3, 200), (24 * 3600 - 1, 200), (24 * 3600 + 1, 400)])
def test_a_form_is_sent_by_a_person_who_takes_her_time_but_not_days(opened, send, seconds, status):
    assert send(opened, seconds).status_code == status


@pytest.mark.parametrize("form", ["", "\0", "ÿ:þ:x", "x" * 20_000, "1.a:1wSJ:", ":::", "1.a:ÿ:ÿ"])
def test_a_token_that_no_page_has_made_is_refused_and_is_no_server_error(opened, reader, form):
    answer = reader.post(f"{opened.get_absolute_url()}y-kien/", {"form": form, "text": "Một"})

    assert (answer.status_code, Opinion.objects.count()) == (400, 0)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=text\r\n\r\n\xff\xfe"),
        ("multipart/form-data", b"text"),
        ("application/x-www-form-urlencoded", b"text=%ff%fe%00&form=%00&nominee=%00&name=%ed%a0%80"),
        ("application/json", b'{"text": "a"}'),
        ("", b"\0"),
    ],
)
def test_no_body_is_a_server_error(opened, reader, kind, body):
    reader.raise_request_exception = False
    for path in (f"{opened.get_absolute_url()}y-kien/", "/lay-y-kien/tra-cuu/"):
        assert reader.post(path, body, content_type=kind).status_code < 500


def test_a_form_of_one_consultation_is_none_of_another(opened, consultation, send, reader):
    other = reader.get(f"{consultation('Khác').get_absolute_url()}y-kien/").text

    answer = send(opened, form=re.search(r'name="form" value="([^"]+)"', other)[1])

    assert (answer.status_code, Opinion.objects.count()) == (400, 0)


@pytest.mark.parametrize(
    ("headers", "is_taken"),
    [
        ({"sec-fetch-site": "same-origin", "origin": "http://testserver"}, True),
        ({"origin": "http://testserver"}, True),
        ({}, True),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"origin": "http://evil.example"}, False),
        ({"origin": "null"}, False),
    ],
)
def test_another_site_cannot_send_a_readers_opinion(opened, reader, time_machine, headers, is_taken):
    address = f"{opened.get_absolute_url()}y-kien/"
    form = re.search(r'name="form" value="([^"]+)"', reader.get(address).text)[1]
    time_machine.shift(5)

    answer = Client(enforce_csrf_checks=True).post(address, {"form": form, "text": "Một"}, headers=headers)

    assert (answer.status_code, Opinion.objects.exists()) == (200 if is_taken else 403, is_taken)


def test_a_network_that_sends_too_many_is_asked_to_wait_and_loses_nothing(opened, send, monkeypatch, on_day):
    monkeypatch.setattr(limits, "MOST_OF_A_NETWORK", 2)
    taken = [send(opened, seconds=3).status_code for _time in range(2)]
    answer = send(opened, seconds=3, text="Ý kiến thứ ba")
    other = send(opened, seconds=3, sent_by=Client(REMOTE_ADDR="198.51.100.7"))
    counts = sorted(OpinionRate.objects.values_list("count", flat=True))
    on_day(OPENED, 10)
    later = send(opened, seconds=3)

    assert (taken, answer.status_code, other.status_code, later.status_code) == ([200, 200], 429, 200, 200)
    assert (answer["Retry-After"], "Ý kiến thứ ba</textarea>" in answer.text) == ("3600", True)
    assert counts == [1, 2]
    assert Opinion.objects.count() == 4


@pytest.mark.parametrize(("limit", "status"), [("MOST_AN_HOUR", 429), ("MOST_IN_ALL", 503)])
def test_a_consultation_takes_so_many_opinions_and_no_more(opened, consultation, send, monkeypatch, limit, status):
    monkeypatch.setattr(limits, limit, 1)
    first, second, other = send(opened), send(opened), send(consultation("Khác"))

    assert (first.status_code, second.status_code, other.status_code) == (200, status, 200)
    assert opened.opinions.count() == 1


def test_networks_are_counted_by_group_of_which_there_are_65_536():
    groups = {limits.group(f"192.0.{third}.{fourth}") for third in range(4) for fourth in range(256)}

    assert max(groups) < 65536
    assert len(groups) > 900


def test_after_the_last_day_the_text_comes_back_to_be_copied(opened, reader, on_day, send):
    address = f"{opened.get_absolute_url()}y-kien/"
    form = re.search(r'name="form" value="([^"]+)"', reader.get(address).text)[1]
    on_day(LAST + timedelta(days=1), 0)

    answer = reader.post(address, {"form": form, "text": "Viết dở lúc nửa đêm"})

    assert (answer.status_code, Opinion.objects.count()) == (403, 0)
    assert "Viết dở lúc nửa đêm</textarea>" in answer.text
    assert reader.get(address)["Location"] == opened.get_absolute_url()


def test_without_the_form_only_the_addresses_are_shown(opened, reader):
    Consultation.objects.update(takes_opinions=False)
    page, form = reader.get(opened.get_absolute_url()), reader.get(f"{opened.get_absolute_url()}y-kien/")

    assert (form.status_code, form["Location"]) == (302, opened.get_absolute_url())
    assert "ykien@hoaban.example" in page.text
    assert "y-kien/&quot;" not in page.text
    assert f"{opened.get_absolute_url()}y-kien/" not in page.text


@pytest.mark.django_db(transaction=True)
def test_a_button_pressed_twice_at_once_sends_one_opinion(opened, reader, time_machine):
    address = f"{opened.get_absolute_url()}y-kien/"
    form = re.search(r'name="form" value="([^"]+)"', reader.get(address).text)[1]
    time_machine.shift(5)

    def press(_time):
        try:
            return CODE.search(Client().post(address, {"form": form, "text": "Một"}).text)[1]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        codes = set(threads.map(press, range(4)))

    assert codes == {opinion.readable_code for opinion in Opinion.objects.all()}
    assert list(OpinionRate.objects.values_list("count", flat=True)) == [1]
    assert len(codes) == 1
