"""The event loop in front of Django: what it does itself, and what threads do for it."""

import threading
from threading import Event, Semaphore

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import RequestFactory
from django.utils import timezone
from model_bakery import baker

from news.models import Article, OldAddress
from pagecache.content_version import watch
from pagecache.front.asgi import EventLoopFront
from pagecache.front.wsgi import KeptPagesFirst
from portal.gunicorn_asgi_worker import refusal
from stats.collecting import visitors
from stats.draining import drainer
from stats.live import numbers
from stats.models import ArticleDay
from tests.conftest import PHONE
from tests.pagecache.asking import ThroughTheLoop, ask

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def front(settings):
    settings.PAGE_CACHE_BYTES = 10 * 2**20
    watch.forget()
    front = KeptPagesFirst(get_wsgi_application())
    front.through = ThroughTheLoop(EventLoopFront(front, threads=2, refusal=refusal))
    yield front
    front.through.close()


@pytest.fixture
def address():
    article = baker.make(
        Article, title="Mùa gặt", status="published", published_at=timezone.now(), expires_at=None, body="<p>Lúa</p>"
    )
    return article.get_absolute_url()


def request_for(path, method="GET", content=b""):
    made = RequestFactory(headers={"user-agent": PHONE}).generic(method, path, content)
    return made.environ | {"REMOTE_ADDR": "127.0.0.1"}


def test_the_loop_never_asks_the_database(front, address, monkeypatch):
    OldAddress.objects.lead("/tin.aspx?id=12", article=Article.objects.get())
    asking, cursor = [], BaseDatabaseWrapper.cursor
    monkeypatch.setattr(
        BaseDatabaseWrapper, "cursor", lambda self: asking.append(threading.current_thread()) or cursor(self)
    )
    for path in (address, address, "/", "/", "/tin.aspx?id=12", "/tin.aspx?id=12", "/khong-co/", "/tin.json"):
        ask(front, path)
    for forget in (watch.forget, numbers.grow_old, numbers.forget, visitors.forget_salts):
        forget()
        assert ask(front, address)[0] == 200
    drainer.drain()

    assert front.through.thread not in asking
    assert len(set(asking)) >= 2
    assert ArticleDay.objects.get().views == 6


def test_a_request_begins_and_ends_in_one_of_the_threads(front, address, settings):
    (settings.MEDIA_ROOT).mkdir()
    (settings.MEDIA_ROOT / "film.mp4").write_bytes(b"x" * 2**20)
    heard = {request_started: [], request_finished: []}
    listeners = {
        signal: lambda sender, threads=threads, **said: threads.append(threading.current_thread())
        for signal, threads in heard.items()
    }
    for signal, listener in listeners.items():
        signal.connect(listener)
    answers = [ask(front, path) for path in (address, "/media/film.mp4", "/khong-co/", "/tin.csv") * 2]
    for signal, listener in listeners.items():
        signal.disconnect(listener)

    assert heard[request_started] == heard[request_finished] != []
    assert front.through.thread not in heard[request_started]
    assert len(set(heard[request_started])) <= 2
    assert answers[1][2] == b"x" * 2**20


def test_a_client_that_leaves_before_its_turn_is_not_answered(front, address, monkeypatch):
    begun, go_on, asked = Semaphore(0), Event(), []

    def django(environ, start_response):
        asked.append(environ["PATH_INFO"])
        begun.release()
        go_on.wait(30)
        start_response("200 OK", [])
        return [b""]

    monkeypatch.setattr(front, "django", django)
    busy = [front.through.begin(request_for(path)) for path in ("/1/", "/2/")]
    for _request in busy:
        assert begun.acquire(timeout=30)
    leaving, staying = front.through.begin(request_for("/3/")), front.through.begin(request_for("/4/"))
    leaving.cancel()
    go_on.set()
    for answer in (*busy, staying):
        answer.result(30)

    assert sorted(asked) == ["/1/", "/2/", "/4/"]


def test_a_body_that_is_too_long_is_refused_before_it_is_received(front, settings):
    environ = request_for("/", "POST", b"x" * 100) | {"CONTENT_LENGTH": str(64_001)}
    said = []

    body = b"".join(front.through(environ, lambda line, headers: said.append(line)))

    assert (said, "Yêu cầu này quá dài" in body.decode()) == (["413 Content Too Large"], True)


@pytest.mark.parametrize("path", ["/", "/quan-tri/login/"])
def test_a_form_reaches_django_whole(front, monkeypatch, path):
    got = []
    monkeypatch.setattr(
        front,
        "django",
        lambda environ, start_response: got.append(environ["wsgi.input"].read()) or start_response("200 OK", []) or [],
    )
    content = bytes(range(256)) * 200

    ask_with = request_for(path, "POST", content)
    front.through(ask_with, lambda line, headers: None)

    assert got == [content]


def test_a_large_upload_waits_on_the_disk(front, monkeypatch):
    kinds = []
    monkeypatch.setattr(
        front,
        "django",
        lambda environ, start_response: (
            kinds.append((environ["wsgi.input"]._rolled, len(environ["wsgi.input"].read())))
            or start_response("200 OK", [])
            or []
        ),
    )

    front.through(request_for("/quan-tri/news/photo/add/", "POST", b"x" * 3 * 2**20), lambda line, headers: None)

    assert kinds == [(True, 3 * 2**20)]
