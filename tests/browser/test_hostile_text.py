"""Hostile text, saved in any way, runs nothing and asks nobody in a real browser – without the help of any policy."""

import json
import re

import pytest
from django.utils import timezone

from news.models import Article

pytestmark = pytest.mark.browser

HOST = "http://portal.test"
ALARM = "for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => report(name);"
STYLES = re.compile(r"<link [^>]*(?:stylesheet|icon)[^>]*>")
PAGES_AT_ONCE = 40


@pytest.fixture
def payloads(shared):
    lines = [
        line for path in sorted((shared / "corpora/html").glob("*.jsonl")) for line in path.read_text().split("\n")
    ]
    return [json.loads(line)["payload"] for line in lines if line]


class Trap:
    """A browser that opens pages without their policy and writes down what they run and whom they ask."""

    def __init__(self, context, client):
        self.client, self.pages, self.caught = client, {}, []
        self.page = context.new_page()
        self.page.expose_function("report", lambda name: self.caught.append(name))
        self.page.add_init_script(ALARM)
        self.page.on("dialog", lambda dialog: (self.caught.append(dialog.message), dialog.dismiss()))
        context.route("**/*", self.answer)

    def answer(self, route):
        path = route.request.url.removeprefix(HOST)
        if path in self.pages:
            route.fulfill(body=self.pages[path], content_type="text/html; charset=utf-8")
        else:
            if not path.startswith("/static/"):
                self.caught.append(f"asked for {path}")
            route.fulfill(status=404)

    def open(self, articles):
        """The articles' pages, each in a frame of its own: a page of forty opens in the time of two."""
        paths = [article.get_absolute_url() for article in articles]
        self.pages = {path: STYLES.sub("", self.client.get(path).text) for path in paths}
        self.pages["/"] = "".join(f"<iframe src='{path}'></iframe>" for path in paths)
        self.page.goto(f"{HOST}/")


@pytest.fixture
def trap(new_context, client, db):
    return Trap(new_context(bypass_csp=True), client)


def published(payload):
    text = payload[:200].replace("\0", "")
    return Article.objects.create(
        title=text, lead=text, byline=text, body=f"<p>trước</p>{payload}<p>sau</p>", status="published",
        published_at=timezone.now(),
    )  # fmt: skip


def test_no_hostile_text_runs(payloads, trap):
    articles = [published(payload) for payload in payloads]

    for start in range(0, len(articles), PAGES_AT_ONCE):
        trap.open(articles[start : start + PAGES_AT_ONCE])
        assert len(trap.page.frames) == 1 + len(articles[start : start + PAGES_AT_ONCE])

    assert trap.caught == []
    assert len(articles) > 300


def test_the_trap_would_notice(trap):
    trap.open([published("lành")])

    trap.page.frames[1].evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=\"/x.png\" onerror=\"alert(1)\">')"
    )
    trap.page.wait_for_timeout(300)

    assert trap.caught == ["asked for /x.png", "alert"]
