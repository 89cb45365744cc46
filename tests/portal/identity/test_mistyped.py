"""Addresses with a slip lead to the page that was meant; they are no view until they are there."""

import time

import pytest
from django.test import RequestFactory
from django.utils import timezone
from model_bakery import baker

from news.models import Article
from portal.identity import mistyped_addresses
from stats.models import SiteDay

pytestmark = pytest.mark.django_db


@pytest.fixture
def address():
    return baker.make(
        Article, title="Mùa gặt", status="published", published_at=timezone.now(), expires_at=None
    ).get_absolute_url()


@pytest.mark.parametrize("glued", [".", ")", ",", ").", "...", "…", "”", "!", ");", "\u200b", " .", "/.", "/)"])
def test_a_mark_that_a_chat_glued_on_is_taken_off(reader, address, glued):
    response = reader.get(address.rstrip("/") + glued + ("/" if glued.startswith("/") else ""))

    assert (response.status_code, response.headers["Location"]) == (301, address)


def test_a_mark_behind_the_last_slash_is_taken_off_and_the_query_kept(reader, address):
    response = reader.get(f"{address}),?trang=2")

    assert (response.status_code, response.headers["Location"]) == (301, f"{address}?trang=2")


@pytest.mark.parametrize("slip", ["/{}", "//{}", "{}//"])
def test_slashes_that_are_too_many_are_taken_out(reader, address, slip):
    response = reader.get("/", PATH_INFO=slip.format(address))

    assert (response.status_code, response.headers["Location"]) == (301, address)


def test_a_file_gets_no_slash_behind_its_name(reader):
    assert reader.get("/", PATH_INFO="//media/a.jpg").headers["Location"] == "/media/a.jpg"


def test_a_path_of_marks_alone_holds_nobody_up():
    request, began = RequestFactory().get("/" + "." * 60_000 + "a"), time.process_time()

    assert (mistyped_addresses.meant(request), time.process_time() - began < 2) == (None, True)


def test_capitals_are_made_small(reader, address):
    response = reader.get(address.upper())

    assert (response.status_code, response.headers["Location"]) == (301, address)


@pytest.mark.parametrize("address", ["/TIN.atom", "/tin.atom.", "/Lien-He/", "/video/)", "/CHUYEN-MUC/a,"])
def test_so_it_is_on_every_kind_of_page(reader, address):
    assert reader.get(address).status_code == 301


@pytest.mark.parametrize(
    "address", ["/khong-co.", "//evil.example/", "//evil.example/tin/a-1/", "/media/khong-co.JPG)", "/tin/a-9/"]
)
def test_what_nothing_was_meant_by_is_not_there(reader, address):
    assert reader.get("/", PATH_INFO=address).status_code == 404


def test_only_reading_is_led_on(reader, address):
    assert reader.post(f"{address}).").status_code == 404


def test_who_is_led_on_is_one_view(reader, address, drained):
    reader.get(f"{address}).", follow=True)
    drained()

    assert list(SiteDay.objects.values_list("views", flat=True)) == [1]
