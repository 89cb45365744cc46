"""What is no view, and under which reason an administrator finds it."""

import datetime
import ipaddress

import pytest
from django.test import Client
from django.utils import timezone
from model_bakery import baker

from news.models import Article
from portal.accounts.models import User
from stats.collecting import rules
from tests.conftest import PHONE
from tests.stats.collecting.agents import BOTS
from tests.stats.conftest import refusals, site


@pytest.mark.parametrize("agent", [*BOTS, "-", "", " "])
def test_a_program_is_refused(client, article, drained, agent):
    client.get(article.get_absolute_url(), headers={"user-agent": agent})
    drained()

    assert (site(), refusals()) == ((0, 0), {"bot": 1})


def test_who_names_no_browser_at_all_is_refused(client, article, drained):
    client.get(article.get_absolute_url())
    drained()

    assert (site(), refusals()) == ((0, 0), {"bot": 1})


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"sec-purpose": "prefetch"}, "prefetch"),
        ({"sec-purpose": "prefetch;prerender"}, "prefetch"),
        ({"sec-purpose": "prefetch;anonymous-client-ip"}, "prefetch"),
        ({"purpose": "prefetch"}, "prefetch"),
        ({"x-moz": "prefetch"}, "prefetch"),
        ({"x-purpose": "preview"}, "prefetch"),
        ({"sec-fetch-dest": "image"}, "embedded"),
        ({"sec-fetch-dest": "empty"}, "embedded"),
        ({"sec-fetch-dest": "script"}, "embedded"),
        ({"sec-fetch-dest": "iframe"}, "embedded"),
        ({"x-requested-with": "XMLHttpRequest"}, "embedded"),
    ],
)
def test_what_no_person_looks_at_is_refused_and_the_real_visit_counts(reader, article, drained, headers, reason):
    reader.get(article.get_absolute_url(), headers=headers)
    reader.get(article.get_absolute_url(), headers={"sec-fetch-dest": "document"})
    drained()

    assert (site(), refusals()) == ((1, 1), {reason: 1})


@pytest.mark.parametrize("purpose", ["prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip"])
def test_a_browser_that_would_not_ask_again_on_the_click_is_put_off(reader, article, purpose):
    response = reader.get(article.get_absolute_url(), headers={"sec-purpose": purpose})

    assert (response.status_code, response.content) == (503, b"")
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("header", ["purpose", "x-purpose", "x-moz"])
def test_what_may_be_shown_to_somebody_as_it_came_is_the_page(reader, article, header):
    response = reader.get(article.get_absolute_url(), headers={header: "prefetch"})

    assert (response.status_code, article.title in response.content.decode()) == (200, True)


def test_putting_off_is_reported_as_no_error_of_the_site(reader, article, caplog):
    reader.get(article.get_absolute_url(), headers={"sec-purpose": "prefetch"})

    assert caplog.records == []


@pytest.mark.parametrize(
    ("address", "status"), [("/suc-khoe/", 200), ("/robots.txt", 200), ("/tin/khong-co-999/", 404), ("/quan-tri/", 302)]
)
def test_only_pages_that_count_are_put_off(reader, db, address, status):
    assert reader.get(address, headers={"sec-purpose": "prefetch"}).status_code == status


def test_an_app_that_shows_the_page_in_a_window_of_its_own_is_a_person(reader, article, drained):
    reader.get("/", headers={"x-requested-with": "com.zing.zalo"})
    drained()

    assert (site(), refusals()) == ((1, 1), {})


@pytest.mark.parametrize(
    ("method", "address", "reason"),
    [
        ("head", "/", "method"),
        ("post", "/", "method"),
        ("options", "/", "method"),
        ("get", "/tin/mot-ten-khac-{pk}/", "redirect"),
        ("get", "/tin/khong-co-999/", "error"),
        ("get", "/?trang=999", "error"),
    ],
)
def test_only_a_delivered_page_counts(reader, article, drained, method, address, reason):
    getattr(reader, method)(address.format(pk=article.pk))
    drained()

    assert (site(), refusals()) == ((0, 0), {reason: 1})


def visit(status=200, kind="text/html; charset=utf-8"):
    asked = {"REQUEST_METHOD": "GET", "HTTP_USER_AGENT": PHONE}
    return rules.Visit(asked, status, kind, is_staff=lambda: False)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (200, None),
        (304, None),
        (204, "error"),
        (206, "error"),
        (301, "redirect"),
        (302, "redirect"),
        (308, "redirect"),
        (400, "error"),
        (403, "error"),
        (404, "error"),
        (410, "error"),
        (429, "error"),
        (500, "error"),
        (503, "error"),
    ],
)
def test_the_status_decides_whether_a_page_was_delivered(status, reason):
    assert rules.refusal(visit(status=status)) == reason


@pytest.mark.parametrize("kind", ["application/json", "application/rss+xml", "text/plain", "image/png", ""])
def test_only_html_is_a_page(kind):
    assert rules.refusal(visit(kind=kind)) == "kind"


def test_a_page_that_fails_is_no_view(reader, article, drained, monkeypatch):
    monkeypatch.setattr("news.pages.views.story", lambda *args: 1 / 0)
    reader.raise_request_exception = False

    response = reader.get(article.get_absolute_url())
    drained()

    assert (response.status_code, site(), refusals()) == (500, (0, 0), {"error": 1})


@pytest.mark.parametrize(
    "address",
    [
        "/quan-tri/",
        "/quan-tri/login/",
        "/media/khong-co.jpg",
        "/static/favicon.svg",
        "/favicon.ico",
        "/robots.txt",
        "/sitemap.xml",
        "/suc-khoe/",
        "/thong-ke.json",
        "/khong-co/",
    ],
)
def test_what_is_no_public_page_leaves_no_trace(reader, db, drained, address):
    reader.get(address)
    drained()

    assert (site(), refusals()) == ((0, 0), {})


def test_signed_in_staff_are_refused(signed_in, editor, article, drained):
    signed_in(editor).get(article.get_absolute_url())
    drained()

    assert (site(), refusals()) == ((0, 0), {"staff": 1})


def test_a_reader_who_signs_in_between_two_views_is_one_visitor(client, article, drained):
    client = Client(headers={"user-agent": PHONE})
    client.get(article.get_absolute_url())
    client.force_login(User.objects.create_user("bandoc"), "django.contrib.auth.backends.ModelBackend")
    client.get(article.get_absolute_url())
    drained()

    assert (site(), refusals()) == ((2, 1), {})


def test_a_preview_counts_nothing(signed_in, editor, drained):
    draft = baker.make(Article, title="Bản nháp", expires_at=None, published_at=None)

    response = signed_in(editor).get(draft.get_absolute_url())
    drained()

    assert response.status_code == 200
    assert (site(), refusals()) == ((0, 0), {})


@pytest.mark.parametrize("state", ["draft", "submitted", "withdrawn", "scheduled", "expired", "deleted"])
def test_an_article_that_readers_cannot_see_counts_nothing(reader, article, drained, state):
    moment = timezone.now()
    changes = {
        "scheduled": {"published_at": moment + datetime.timedelta(days=1)},
        "expired": {"published_at": moment - datetime.timedelta(days=2), "expires_at": moment},
    }
    rows = Article.objects.filter(pk=article.pk)
    rows.delete() if state == "deleted" else rows.update(**changes.get(state, {"status": state}))

    response = reader.get(article.get_absolute_url())
    drained()

    status = 410 if state == "expired" else 404
    assert (response.status_code, site(), refusals()) == (status, (0, 0), {"error": 1})


def test_an_ignored_network_is_refused(reader, article, drained, settings):
    settings.IGNORED_NETWORKS = [ipaddress.ip_network("10.1.0.0/16"), ipaddress.ip_network("2001:db8:1::/48")]

    for address in ("10.1.2.3", "::ffff:10.1.2.3", "2001:db8:1:2::3", "10.2.2.3", "2001:db8:2::3"):
        reader.get("/", REMOTE_ADDR=address)
    drained()

    assert (site(), refusals()) == ((2, 2), {"network": 3})


def test_a_post_from_anywhere_is_told_what_is_allowed_and_is_refused(article, drained):
    stranger = Client(enforce_csrf_checks=True, headers={"user-agent": PHONE})

    response = stranger.post(article.get_absolute_url(), {"a": "b"})
    drained()

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
    assert refusals() == {"method": 1}
