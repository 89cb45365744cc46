"""What a real browser fetches or renders before somebody clicks is no view; the click is one."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.utils import timezone
from model_bakery import baker

from news.models import Article
from stats.draining import drainer
from stats.models import ArticleDay, Refusal
from tests.conftest import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def speculation(kind, address):
    rules = {kind: [{"source": "list", "urls": [address], "eagerness": "immediate"}]}
    return f'<script type="speculationrules">{json.dumps(rules)}</script>'


AHEAD = {
    "prefetch": lambda address: speculation("prefetch", address),
    "link": lambda address: f'<link rel="prefetch" href="{address}">',
}


@contextmanager
def site_of_somebody_else(html):
    """Serves this page; yields its address."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *words):
            pass

    server = ThreadingHTTPServer(("localhost", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()


@pytest.fixture
def address(live_server, db):
    article = baker.make(Article, title="Mùa gặt", status="published", published_at=timezone.now(), expires_at=None)
    return f"{live_server.url}{article.get_absolute_url()}"


@pytest.fixture
def stranger(new_context):
    """A phone that was never here. Our pages' policy is off, so that a test can put rules into one."""
    return new_context(locale="vi-VN", user_agent=PHONE, bypass_csp=True).new_page()


def refused():
    drainer.drain()
    return Refusal.objects.filter(reason="prefetch").values_list("count", flat=True).first()


def views():
    drainer.drain()
    return list(ArticleDay.objects.values_list("views", "readers"))


def wait_for_a_prefetch(page):
    for _tenth in range(600):
        if refused():
            return
        page.wait_for_timeout(100)


@pytest.mark.parametrize("kind", AHEAD)
def test_a_click_on_what_another_site_let_the_browser_prefetch_is_one_view(stranger, address, kind):
    with site_of_somebody_else(f'{AHEAD[kind](address)}<a href="{address}">Đọc</a>') as other:
        stranger.goto(other)
        wait_for_a_prefetch(stranger)
        before = views()
        stranger.click("a")
        stranger.wait_for_selector("h1")

    assert (before, views(), refused()) == ([], [(1, 1)], 1)
    assert stranger.inner_text("h1") == "Mùa gặt"


def render_in_advance(page, live_server, address):
    """Only a page of the same site may have another rendered."""
    page.goto(f"{live_server.url}/lien-he/")
    page.evaluate(
        """([rules, address]) => {
            document.head.append(document.createRange().createContextualFragment(rules));
            document.body.innerHTML = `<a href="${address}">Đọc</a>`;
        }""",
        [speculation("prerender", address), address],
    )


def test_a_click_on_what_the_browser_rendered_in_advance_is_one_view(stranger, live_server, address):
    render_in_advance(stranger, live_server, address)
    wait_for_a_prefetch(stranger)
    before = views()
    stranger.click("a")
    stranger.wait_for_selector("h1")

    assert (before, views(), refused()) == ([], [(1, 1)], 1)
    assert stranger.inner_text("h1") == "Mùa gặt"


def test_a_page_that_tells_of_its_view_does_so_when_it_is_shown(stranger, live_server, address, settings):
    settings.COUNTS_BY_BEACON = True
    with stranger.expect_response("**/luot-xem"):
        stranger.goto(f"{live_server.url}/lien-he/")
    with stranger.context.expect_event("response", lambda response: response.url == address):
        render_in_advance(stranger, live_server, address)
    before = views()

    with stranger.context.expect_event("request", lambda request: request.url.endswith("/luot-xem")) as told:
        stranger.click("a")
    stranger.wait_for_selector("h1")
    answer = told.value.response()

    assert (before, answer.status, views(), refused()) == ([], 204, [(1, 1)], None)
