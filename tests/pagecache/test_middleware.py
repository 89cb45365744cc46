"""Readers get kept pages; what they see is never out of date."""

import datetime
import gzip
import re

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import strip_tags
from model_bakery import baker

from news.models import Article, Category
from pagecache import content_version
from pagecache.content_version import watch
from pagecache.models import ContentVersion
from portal.identity.models import SiteIdentity
from stats import live
from stats.live import numbers
from stats.models import Refusal, SiteDay
from tests.conftest import PHONE


@pytest.fixture(autouse=True)
def _kept(settings, monkeypatch):
    settings.PAGE_CACHE_BYTES = 10 * 2**20
    # On a slow machine too, nobody asks for the content version or the numbers before `next_second`.
    monkeypatch.setattr(content_version, "LOOK_UP_SECONDS", 3600)
    monkeypatch.setattr(live, "REFRESH_SECONDS", 3600)
    watch.forget()


@pytest.fixture
def article(db):
    return baker.make(
        Article,
        title="Mùa gặt",
        status="published",
        published_at=timezone.now(),
        expires_at=None,
        body="<p>Lúa chín</p>",
    )


def next_second():
    """As if the second in which nothing is asked again had passed."""
    watch.forget()
    numbers.forget()


def test_the_second_reader_is_answered_without_the_database(reader, article):
    first = reader.get(article.get_absolute_url())
    with CaptureQueriesContext(connection) as queries:
        second = reader.get(article.get_absolute_url())

    assert (second.content, len(queries)) == (first.content, 0)
    assert second.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


def test_every_kept_answer_counts_and_its_number_rises(reader, article, drained):
    for _time in range(3):
        reader.get(article.get_absolute_url())
    drained()
    next_second()

    text = re.sub(r"\s+", " ", strip_tags(reader.get(article.get_absolute_url()).text))
    assert re.findall(r"(?:Lượt xem|Views): (\d+)", text) == ["3"]
    assert SiteDay.objects.get().views == 3


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("change", ["title", "category", "identity", "photo", "delete", "withdraw"])
def test_any_public_change_ends_every_kept_page(reader, article, change):
    reader.get("/")
    version = ContentVersion.objects.current()
    if change == "title":
        article.title = "Mùa gặt mới"
        article.save()
    elif change == "category":
        Category.objects.create(name="Chuyên mục mới")
    elif change == "identity":
        SiteIdentity(agency="Ban mới").save()
    elif change == "photo":
        article.photos.create(caption="Ảnh mới", order=1)
    elif change == "delete":
        article.delete()
    else:
        article.status = "withdrawn"
        article.save()
    next_second()
    with CaptureQueriesContext(connection) as queries:
        reader.get("/")

    assert ContentVersion.objects.current() > version
    assert len(queries) > 10


def test_a_scheduled_article_appears_to_the_second(reader, article, time_machine):
    now = timezone.now().replace(microsecond=0)
    soon = baker.make(
        Article, title="Hẹn giờ", status="published", published_at=now + datetime.timedelta(seconds=30), expires_at=None
    )
    time_machine.move_to(now + datetime.timedelta(seconds=29))
    watch.forget()
    assert soon.title not in reader.get("/").text

    time_machine.move_to(now + datetime.timedelta(seconds=30))
    assert soon.title in reader.get("/").text


def test_what_was_kept_by_a_clock_that_was_ahead_is_not_shown_when_it_is_right_again(reader, article, time_machine):
    now = timezone.now()
    baker.make(Article, title="Tin hẹn giờ", status="published", published_at=now + datetime.timedelta(days=3))
    shown = []
    for days in (0, 12, 0):
        time_machine.move_to(now + datetime.timedelta(days=days), tick=False)
        watch._looked_up = float("-inf")
        shown.append("Tin hẹn giờ" in reader.get("/").text)

    assert shown == [False, True, False]


def test_an_expired_article_is_gone_to_the_second(reader, article, time_machine):
    now = timezone.now().replace(microsecond=0)
    Article.objects.filter(pk=article.pk).update(expires_at=now + datetime.timedelta(seconds=30))
    time_machine.move_to(now + datetime.timedelta(seconds=29))
    watch.forget()
    assert reader.get(article.get_absolute_url()).status_code == 200

    time_machine.move_to(now + datetime.timedelta(seconds=30))
    assert reader.get(article.get_absolute_url()).status_code == 410


def test_staff_neither_get_nor_make_a_kept_page(reader, signed_in, editor, article):
    desk = signed_in(editor)
    kept = reader.get("/").text
    seen = desk.get("/").text

    assert editor.get_username() in seen or "/quan-tri/" in seen
    assert reader.get("/").text == kept
    assert seen != kept


@pytest.mark.parametrize("query", ["utm_source=zalo", "fbclid=abc&x=1", "%00=1"])
def test_unknown_query_keys_share_a_page(reader, article, query):
    reader.get("/")
    with CaptureQueriesContext(connection) as queries:
        response = reader.get(f"/?{query}")

    assert (response.status_code, len(queries)) == (200, 0)


def test_a_reader_who_has_the_page_is_told_so_and_counted(reader, article, drained):
    tag = reader.get("/").headers["ETag"]

    again = reader.get("/", headers={"if-none-match": tag})
    drained()

    assert (again.status_code, again.content) == (304, b"")
    assert SiteDay.objects.get().views == 2


def test_the_tag_is_another_when_a_number_is_another(reader, article, drained):
    tag = reader.get(article.get_absolute_url()).headers["ETag"]
    drained()
    next_second()

    assert reader.get(article.get_absolute_url(), headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip, br", "gzip"), ("", None), ("gzip;q=0", None), ("gzip;Q=0", None), ("GZIP;q=0.5", "gzip"), ("br", None)],
)
def test_a_page_comes_compressed_to_who_accepts_it(reader, article, accepted, encoding):
    plain = reader.get("/").content
    response = reader.get("/", headers={"accept-encoding": accepted})

    body = gzip.decompress(response.content) if encoding else response.content
    assert (response.headers.get("Content-Encoding"), body) == (encoding, plain)
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.headers["Content-Length"] == str(len(response.content))


def test_head_is_answered_from_the_kept_page_and_is_no_view(reader, article, drained):
    reader.get("/")
    with CaptureQueriesContext(connection) as queries:
        response = reader.head("/")
    drained()

    assert (response.status_code, len(queries)) == (200, 0)
    assert dict(Refusal.objects.values_list("reason", "count")) == {"method": 1}


def test_kept_pages_go_on_when_the_database_is_gone(reader, article, drained, monkeypatch):
    kept = reader.get("/").content

    def gone(*args, **kwargs):
        raise DatabaseError("gone")

    with monkeypatch.context() as outage:
        outage.setattr("django.db.models.sql.compiler.SQLCompiler.execute_sql", gone)
        next_second_without_forgetting_numbers()
        answers = [reader.get("/") for _time in range(3)]
    drained()

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert answers[0].content == kept
    assert SiteDay.objects.get().views == 4


def next_second_without_forgetting_numbers():
    watch.forget()
    numbers.grow_old()


def test_hosts_do_not_share_pages(article, settings):
    settings.ALLOWED_HOSTS = ["mot.example", "hai.example"]
    client = Client(headers={"user-agent": PHONE})

    one = client.get("/", headers={"host": "mot.example"})
    other = client.get("/", headers={"host": "hai.example"})
    wrong = client.get("/", headers={"host": "ba.example"})

    assert (one.status_code, other.status_code, wrong.status_code) == (200, 200, 400)


def test_no_article_text_can_forge_a_live_number(reader, article):
    article.body = "<p>[views:1] [abc:online] [{}:today]</p>"
    article.save()
    next_second()

    assert "[views:1] [abc:online] [{}:today]" in reader.get(article.get_absolute_url()).text
