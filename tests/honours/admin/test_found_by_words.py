"""What the form of a decision finds while somebody types: articles, topics and earlier decisions."""

import pytest
from django.urls import reverse

from news.models import Article, Topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "field", "typed", "found"),
    [
        ("change", "earlier", "77/qd", ["Quyết định số 77/QĐ-UBND ngày 05/02/2023"]),
        ("decision", "articles", "den sang", ["Đèn sáng trên bản"]),
        ("decision", "topic", "ban sang", ["Bản sáng đèn"]),
    ],
)
def test_typed_words_find_with_or_without_marks(editor, signed_in, decision, model, field, typed, found):
    decision()
    Article.objects.create(title="Đèn sáng trên bản", body="<p>Chữ</p>")
    Topic.objects.create(title="Bản sáng đèn", starts_on="2026-03-05")
    asked = {"app_label": "honours", "model_name": model, "field_name": field, "term": typed}

    answer = signed_in(editor).get(reverse("admin:autocomplete"), asked)

    assert [one["text"] for one in answer.json()["results"]] == found
