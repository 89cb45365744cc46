"""One public name: every whole address begins with it, and every other name leads to it."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from news.models import Article, Category
from pagecache.content_version import watch
from pagecache.middleware import store
from tests.conftest import PHONE

pytestmark = pytest.mark.django_db

ORIGIN = "https://portal.example"


@pytest.fixture
def public(settings):
    settings.PUBLIC_ORIGIN = ORIGIN
    settings.ALLOWED_HOSTS = ["portal.example", "www.portal.example", "localhost"]


@pytest.fixture
def asked(public):
    """A function that asks a path by a name of the site."""

    def ask(path, host="portal.example", method="get", **headers):
        return getattr(Client(headers={"user-agent": PHONE, "host": host, **headers}), method)(path)

    return ask


@pytest.fixture
def article(db):
    category = Category.objects.create(name="Phong trào")
    return Article.objects.create(title="Hội", status="published", published_at=timezone.now(), category=category)


@pytest.mark.parametrize("host", ["portal.example", "portal.example:8000", "PORTAL.example.", "localhost:8000"])
def test_no_address_follows_the_host_that_was_asked(host, asked, article):
    paths = [article.get_absolute_url(), "/", "/tim-kiem/?q=x", "/tin.atom", "/sitemap.xml", "/robots.txt"]
    paths += ["/sitemap-trang.xml", "/sitemap-tin-moi.xml", "/chuyen-muc/phong-trao/"]

    answers = [asked(path, host) for path in paths]

    own = [re.findall(r"https?://[^/<\"'\s?&]*", answer.text) for answer in answers]
    known = ("schema.org", "w3.org", "sitemaps.org", "google.com", "zalo.me", "facebook.com", "youtube")
    assert {one for found in own for one in found if not any(other in one for other in known)} == {ORIGIN}
    assert {answer.status_code for answer in answers} == {200}


@pytest.mark.parametrize("host", ["www.portal.example", "WWW.portal.example:8000"])
def test_another_name_leads_to_the_public_one_with_path_and_query(host, asked, article):
    path = f"{article.get_absolute_url()}?utm=%C3%A1&b"

    answers = [asked(path, host, method) for method in ("get", "head", "post")]

    assert [(answer.status_code, answer["Location"]) for answer in answers] == [
        (status, f"{ORIGIN}{path}") for status in (301, 301, 308)
    ]
    assert {answer["X-Content-Type-Options"] for answer in answers} == {"nosniff"}


def test_health_is_told_whatever_host_is_asked_and_nothing_else(asked):
    hosts = ["portal.example", "www.portal.example", "localhost", "10.0.3.7", "khac.example", "[", ""]

    assert [asked("/suc-khoe/", host).status_code for host in hosts] == [200] * len(hosts)
    assert [asked(path, "10.0.3.7").status_code for path in ("/", "/suc-khoe", "/suc-khoe/x")] == [400, 400, 400]


def test_without_a_public_origin_no_name_leads_anywhere(asked, settings):
    settings.PUBLIC_ORIGIN = ""

    assert asked("/", "www.portal.example").status_code == 200


def test_behind_a_proxy_that_adds_its_port_nobody_goes_in_circles(asked, settings):
    settings.SECURE_SSL_REDIRECT = True
    client = Client(headers={"user-agent": PHONE, "host": "portal.example:8000"})

    assert client.get("/", secure=True).status_code == 200
    assert asked("/", "portal.example")["Location"] == f"{ORIGIN}/"


def test_kept_pages_are_one_for_all_ports_and_none_for_another_name(asked, article, settings):
    store.begin(10 * 2**20)
    settings.PAGE_CACHE_BYTES = 10 * 2**20
    watch.forget()
    try:
        answers = [
            asked("/", host).status_code for host in ("portal.example", "portal.example:81", "portal.example:82")
        ]
        kept = len(store)
        other = asked("/", "www.portal.example").status_code
    finally:
        store.begin(0)

    assert (answers, kept, other) == ([200, 200, 200], 1, 301)
