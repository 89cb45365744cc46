"""The portal's own articles, as the link box asks for them by what is typed of their titles."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import Article
from tests.news.desk import LIST

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def publish(title, days=1, **fields):
    return Article.objects.create(title=title, status="published", published_at=NOW - timedelta(days=days), **fields)


@pytest.fixture
def found(reporter, signed_in):
    """A function that gives the titles that are offered for these words."""
    client = signed_in(reporter)

    def titles(words):
        return [article["title"] for article in client.get(f"{LIST}own/", {"q": words}).json()["articles"]]

    return titles


def test_only_what_readers_see_is_offered(found, reporter):
    publish("Trao bằng khen đợt một")
    publish("Trao bằng khen đợt hai", days=-1)
    publish("Trao bằng khen đợt ba", days=3, expires_at=NOW - timedelta(days=1))
    Article.objects.create(title="Trao bằng khen đợt bốn", creator=reporter)

    assert found("trao bang khen") == ["Trao bằng khen đợt một"]


def test_those_with_the_words_in_their_title_come_first(found):
    publish("Bằng khen của tỉnh", days=3)
    publish("Hội nghị", body="<p>Trao bằng khen.</p>")

    assert found("bang khen") == ["Bằng khen của tỉnh", "Hội nghị"]


def test_the_last_word_need_not_be_typed_to_its_end(found):
    publish("Bằng khen của tỉnh")

    assert found("bằng khen củ") == ["Bằng khen của tỉnh"]


@pytest.mark.parametrize("words", ["", " ", "🏆", "-", '"', "* OR", "%", "zzz"])
def test_what_is_no_title_finds_nothing(words, found):
    publish("Trao bằng khen")

    assert found(words) == []


def test_nobody_else_is_answered(client):
    assert client.get(f"{LIST}own/", {"q": "khen"}).status_code == 302


def test_the_texts_of_a_hundred_articles_are_not_read(found):
    for number in range(3):
        publish(f"Trao bằng khen {number}", body="<p>Chữ.</p>")

    with CaptureQueriesContext(connection) as asked:
        found("trao")

    reading = [query["sql"] for query in asked if '"news_article"."title"' in query["sql"]]
    assert ['"news_article"."body"' in sql for sql in reading] == [False]
