"""The honours of an article, in its file for other programs: never more than its page shows."""

import pytest
from django.utils import timezone

from honours.models import Decision
from news.models import Article


@pytest.fixture
def article(db):
    return Article.objects.create(title="Trao thưởng", status="published", published_at=timezone.now())


@pytest.fixture
def told(article, reader, settings):
    """A function that returns the article's honours as its file tells them."""
    settings.PAGE_CACHE_BYTES = 0
    return lambda: reader.get(f"{article.get_absolute_url().rstrip('/')}.json").json()["honours"]


def test_an_article_tells_its_decisions_with_names_and_numbers(article, told, decision, grant):
    issued = decision()
    issued.articles.add(article)
    person = {"address": "Bà", "post": "Trưởng bản", "unit_text": "Bản Sín Chải", "is_posthumous": True}
    grant(issued, "Lò Thị Mai", **person)
    grant(issued, "Kín", shows_name=False)
    grant(issued, recipient="collective", count=36)

    (one,) = told()

    honour = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
    assert one == {
        "decision": "Quyết định số 77/QĐ-UBND ngày 05/02/2023",
        "number": "77/QĐ-UBND",
        "date": "2023-02-05",
        "authority": "Chủ tịch UBND tỉnh",
        "url": f"http://testserver{issued.get_absolute_url()}",
        "grants": [
            {
                "honour": honour,
                "recipient": "Cá nhân",
                "count": 1,
                "name": "Bà Lò Thị Mai",
                "post": "Trưởng bản",
                "unit": "Bản Sín Chải",
                "posthumous": True,
            },
            {"honour": honour, "recipient": "Tập thể", "count": 36},
            {"honour": honour, "recipient": "Cá nhân", "count": 1},
        ],
    }


def test_names_kept_out_of_search_engines_and_long_lists_are_numbers(article, told, decision, grant):
    hidden, long = decision("1/QĐ", is_hidden_from_search_engines=True), decision("2/QĐ")
    for one in (hidden, long):
        one.articles.add(article)
    grant(hidden, "Lò Thị Mai")
    for number in range(31):
        grant(long, f"Người {number}")

    assert {one["number"]: [(grant.get("name"), grant["count"]) for grant in one["grants"]] for one in told()} == {
        "1/QĐ": [(None, 1)],
        "2/QĐ": [(None, 31)],
    }


def test_drafts_and_what_was_revoked_are_not_told(article, told, decision, grant):
    decision(status=Decision.Status.DRAFT).articles.add(article)
    issued = decision("3/QĐ")
    issued.articles.add(article)
    grant(issued, "Vàng Hủy", revoked_by=decision("13/QĐ"))

    assert [(one["number"], one["grants"]) for one in told()] == [("3/QĐ", [])]
