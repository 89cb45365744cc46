"""Hostile text goes through one gate, whichever way it comes in."""

import json

import pytest

from news.models import Article, Version
from news.text.homoglyphs import ours
from news.text.html import clean

pytestmark = pytest.mark.thorough


@pytest.fixture
def payloads(shared):
    lines = [
        line for path in sorted((shared / "corpora/html").glob("*.jsonl")) for line in path.read_text().split("\n")
    ]
    return [json.loads(line)["payload"].replace("\0", "") for line in lines if line]


def test_the_desk_stores_what_the_gate_lets_through(signed_in, reporter, payloads):
    article = Article.objects.create(title="Bài", body="<p>a</p>", creator=reporter)
    desk = signed_in(reporter)
    rows = {f"{kind}-{count}_FORMS": 0 for kind in ("photos", "attachments") for count in ("TOTAL", "INITIAL")}
    form = {"title": "Bài", "lead": "", "byline": ""} | rows
    stored = []
    for payload in payloads:
        seen = {"based_on": Version.objects.number_of(article)}
        sent = form | seen | {"body": payload, "_continue": "1"}
        response = desk.post(f"/quan-tri/news/article/{article.pk}/change/", sent)
        assert response.status_code == 302
        stored.append(Article.objects.values_list("body", flat=True).get(pk=article.pk))

    assert stored == [clean(ours(clean(payload.strip()))) for payload in payloads]
    assert len(stored) > 300


def test_the_shell_stores_what_the_gate_lets_through(db, payloads):
    Article.objects.bulk_create([Article(title="Bài", slug="bai", body=payload) for payload in payloads])

    stored = Article.objects.order_by("pk").values_list("body", flat=True)
    assert list(stored) == [clean(payload) for payload in payloads]
