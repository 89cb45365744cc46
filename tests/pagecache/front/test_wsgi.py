"""A kept page answered in front of Django: what a reader gets and what is counted are the same."""

import gzip
import time

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, close_old_connections, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from model_bakery import baker

from databases.presence import presence
from news.models import Article, OldAddress
from pagecache import content_version, redirects
from pagecache.content_version import watch
from pagecache.front.asgi import EventLoopFront
from pagecache.front.wsgi import KeptPagesFirst
from portal.gunicorn_asgi_worker import refusal
from stats import live
from stats.draining import drainer
from stats.models import ArticleDay, Refusal, SiteDay
from tests.pagecache.asking import ThroughTheLoop, ask


# Threads see what is committed.
@pytest.fixture(params=["wsgi", pytest.param("asgi", marks=pytest.mark.django_db(transaction=True))])
def front(settings, request):
    settings.PAGE_CACHE_BYTES = 10 * 2**20
    watch.forget()
    # Else Django gives the connection up that the test's transaction is open on, as its own test client knows.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    front = KeptPagesFirst(get_wsgi_application())
    if request.param == "asgi":
        front.through = ThroughTheLoop(EventLoopFront(front, threads=2, refusal=refusal))
    yield front
    if request.param == "asgi":
        front.through.close()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def address(db):
    article = baker.make(
        Article, title="Mùa gặt", status="published", published_at=timezone.now(), expires_at=None, body="<p>Lúa</p>"
    )
    return article.get_absolute_url()


def test_the_second_reader_is_answered_without_django(front, address, django_asked, monkeypatch):
    # On a slow machine too, nobody asks for the content version or the numbers between the two.
    monkeypatch.setattr(content_version, "LOOK_UP_SECONDS", 3600)
    monkeypatch.setattr(live, "REFRESH_SECONDS", 3600)
    first = ask(front, address)
    with CaptureQueriesContext(connection) as queries:
        second = ask(front, address)

    assert second == first
    assert (second[0], django_asked, len(queries)) == (200, [address], 0)


def test_each_of_them_is_a_view(front, address):
    for _time in range(3):
        ask(front, address)
    ask(front, address, "HEAD")
    ask(front, address, **{"user-agent": "curl/8"})
    drainer.drain()

    row = ArticleDay.objects.get()
    assert (row.views, row.readers) == (3, 1)
    assert dict(Refusal.objects.values_list("reason", "count")) == {"method": 1, "bot": 1}


def test_a_prefetch_is_put_off_with_or_without_a_kept_page(front, address, django_asked):
    answers = [ask(front, address, **{"sec-purpose": "prefetch"}) for _time in range(2)]
    page = ask(front, address)
    drainer.drain()

    # Django asked for the first alone; both say of the site what the page says.
    assert (django_asked, [(status, body) for status, _headers, body in answers]) == ([address], [(503, b"")] * 2)
    assert answers[0][1] == answers[1][1]
    assert answers[1][1]["Cache-Control"] == "no-store"
    assert set(page[1]) - set(answers[1][1]) == {"Content-Type", "ETag"}
    assert dict(Refusal.objects.values_list("reason", "count")) == {"prefetch": 2}


@pytest.mark.parametrize("status", [200, 304])
def test_who_has_the_page_is_told_so(front, address, status):
    tag = ask(front, address)[1]["ETag"]

    answer = ask(front, address, **{"if-none-match": tag if status == 304 else 'W/"other"'})

    assert (answer[0], bool(answer[2]), answer[1]["ETag"]) == (status, status == 200, tag)


@pytest.mark.parametrize(
    ("had", "status"),
    [
        ("{}", 304),
        ("W/{}", 304),
        ('W/"other", {}', 304),
        ("*", 304),
        (" * ", 304),
        ('"*"', 200),
        ('W/"other"', 200),
        ("", 200),
    ],
)
def test_a_page_is_not_sent_again_whether_its_tag_came_weak_or_strong(front, address, had, status):
    tag = ask(front, address)[1]["ETag"]

    assert ask(front, address, **{"if-none-match": had.format(tag.removeprefix("W/"))})[0] == status


def test_head_has_the_length_and_no_body(front, address):
    _status, headers, body = ask(front, address)

    assert ask(front, address, "HEAD") == (200, headers, b"")
    assert headers["Content-Length"] == str(len(body))


@pytest.mark.parametrize("path", ["/tin.atom", "/robots.txt", "/suc-khoe/", "/khong-co/", "/quan-tri/login/"])
def test_head_has_no_body_where_django_answers_either(front, db, path):
    got, headed = ask(front, path), ask(front, path, method="HEAD")

    assert (headed[0], headed[2]) == (got[0], b"")
    assert headed[1]["Content-Length"] == got[1]["Content-Length"] == str(len(got[2]))


def test_who_accepts_gzip_gets_the_same_page_compressed(front, address):
    _status, plain_headers, plain = ask(front, address)
    _status, headers, body = ask(front, address, **{"accept-encoding": "gzip"})

    assert gzip.decompress(body) == plain
    assert headers == plain_headers | {"Content-Encoding": "gzip", "Content-Length": str(len(body))}


@pytest.mark.parametrize(
    ("method", "query", "cookie"),
    [
        ("POST", "", ""),
        ("GET", "?trang=2", ""),
        ("GET", f"?{'a=1&' * 3001}", ""),
        ("GET", "", "sessionid=abc"),
    ],
    ids=["another method", "another page", "thousands of fields", "somebody signed in"],
)
def test_anybody_else_is_answered_by_django(front, address, django_asked, method, query, cookie):
    ask(front, address)

    ask(front, address + query, method, cookie=cookie)

    assert django_asked == [address, address]


def test_trouble_in_front_leaves_the_answer_to_django(front, address, django_asked, monkeypatch):
    ask(front, address)
    monkeypatch.setattr(front, "kept_response", lambda *asked: 1 / 0)

    assert ask(front, address)[0] == 200
    assert django_asked == [address, address]


@pytest.fixture
def old(address):
    """The address of an older portal that leads to the article."""
    OldAddress.objects.lead("/tin.aspx?id=12", article=Article.objects.get())
    return "/tin.aspx?id=12"


def test_an_old_address_leads_on_and_is_asked_of_django_once(front, old, address, django_asked, monkeypatch):
    monkeypatch.setattr(content_version, "LOOK_UP_SECONDS", 3600)
    first = ask(front, old)
    with CaptureQueriesContext(connection) as queries:
        second, head = ask(front, old), ask(front, old, "HEAD")
    other = ask(front, "/tin.aspx?id=13")

    assert (first[0], first[1]["Location"], first[2]) == (301, address, b"")
    assert first[1]["Cache-Control"] == "public, max-age=3600"
    assert second[1] | {"Content-Type": first[1]["Content-Type"]} == first[1]
    assert (second[0], head[0], second[2], len(queries)) == (301, 301, b"", 0)
    assert (other[0], django_asked) == (404, ["/tin.aspx", "/tin.aspx"])


def test_an_old_address_that_is_only_a_query_comes_before_the_kept_front_page(
    front, address, django_asked, monkeypatch
):
    monkeypatch.setattr(content_version, "LOOK_UP_SECONDS", 3600)
    monkeypatch.setattr(live, "REFRESH_SECONDS", 3600)
    OldAddress.objects.lead("/?p=12", article=Article.objects.get())
    for query in ("", "?trang=1", "?p=12"):
        ask(front, f"/{query}")
    with CaptureQueriesContext(connection) as queries:
        answers = [ask(front, f"/{query}") for query in ("?p=12", "", "?fbclid=AbC", "?utm_id=7", "?trang=1")]

    assert [answer[0] for answer in answers] == [301, 200, 200, 200, 200]
    assert answers[0][1]["Location"] == address
    assert (django_asked, len(queries)) == (["/", "/", "/"], 0)


@pytest.mark.django_db(transaction=True)
def test_a_corrected_old_address_leads_to_its_new_target_at_once(front, old):
    ask(front, old)
    OldAddress.objects.lead(old, page="/lien-he/")
    watch.forget()

    assert ask(front, old)[1]["Location"] == "/lien-he/"


@pytest.mark.django_db(transaction=True)
def test_an_old_address_does_not_tell_of_an_article_that_was_taken_off(front, old):
    ask(front, old)
    article = Article.objects.get()
    article.status = "withdrawn"
    article.save()
    watch.forget()

    status, headers, body = ask(front, old)

    assert (status, "Location" in headers, "mua-gat" in body.decode()) == (404, False, False)


def test_old_addresses_lead_on_while_the_database_is_away(front, old, address, monkeypatch):
    ask(front, old)

    def gone(*args, **kwargs):
        raise DatabaseError("gone")

    with monkeypatch.context() as outage:
        outage.setattr("django.db.models.sql.compiler.SQLCompiler.execute_sql", gone)
        watch.forget()
        fresh = ask(front, old)
        monkeypatch.setattr(redirects, "lookup", lambda environ: None)  # As if its minute were over.
        stale = ask(front, old)

    assert [answer[1]["Location"] for answer in (fresh, stale)] == [address, address]


def test_redirects_are_kept_within_their_part_of_the_memory(front, old, settings):
    redirects.begin(16 * 10_000)

    for campaign in range(10):
        assert ask(front, f"{old}&utm_campaign={campaign}")[0] == 301

    assert 3 < len(redirects.redirects) < 10
    assert redirects.redirects.bytes <= 10_000


def test_a_redirect_is_no_view_and_the_page_it_leads_to_is_one(front, old, address):
    for path in (old, old, address):
        ask(front, path)
    drainer.drain()

    assert ArticleDay.objects.get().views == 1
    assert Refusal.objects.count() == 0


def test_a_file_for_programs_is_answered_in_front_and_is_no_view(front, address, django_asked):
    first, second = ask(front, "/tin.json"), ask(front, "/tin.json")
    drainer.drain()

    assert (second[0], second[2], django_asked) == (200, first[2], ["/tin.json"])
    assert (SiteDay.objects.count(), Refusal.objects.count()) == (0, 0)


def test_while_the_database_is_away_an_expired_page_is_answered_without_asking(front, address, monkeypatch):
    before = ask(front, address)
    later = time.time() + 3600
    monkeypatch.setattr("pagecache.lookup.time.time", lambda: later)
    watch.forget()
    with monkeypatch.context() as outage, CaptureQueriesContext(connection) as queries:
        outage.setattr(presence, "is_away", True)
        meanwhile = ask(front, address)

    assert (meanwhile, len(queries)) == (before, 0)
