"""Pages that are dear to make are bounded for each network; reading is not."""

import pytest

import request_rates
from news.models import Article
from request_rates import Allowances
from stats.models import Refusal, SiteDay


@pytest.fixture
def three(monkeypatch):
    """As if a network had three requests, and another one each ten seconds."""
    monkeypatch.setattr(request_rates, "AT_ONCE", 3)
    monkeypatch.setattr(request_rates, "A_SECOND", 0.1)


@pytest.fixture
def article(db):
    from django.utils import timezone

    return Article.objects.create(title="Mùa gặt", status="published", published_at=timezone.now())


def test_whoever_searches_too_often_is_told_when_to_come_back(three, db, reader, drained):
    answers = [reader.get("/tim-kiem/", {"q": "thi đua"}) for _time in range(4)]
    drained()

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert 1 <= int(answers[3].headers["Retry-After"]) <= 10
    assert "Quá nhiều yêu cầu" in answers[3].text
    assert SiteDay.objects.get().views == 3
    assert Refusal.objects.get().reason == "error"


@pytest.mark.parametrize(
    "dear", ["/tim-kiem/?q=lúa", "/so-vang/?q=lò", "{article}in/", "{article}tai-ve/", "/so-vang/2025/du-lieu.csv"]
)
def test_what_is_dear_is_bounded_together(three, article, reader, dear):
    for _time in range(3):
        reader.get("/tim-kiem/")

    assert reader.get(dear.format(article=article.get_absolute_url())).status_code == 429


def test_a_school_behind_one_address_goes_on_reading(three, article, reader):
    for _time in range(9):
        reader.get("/tim-kiem/")

    read = [reader.get(address).status_code for address in ("/", article.get_absolute_url(), "/tin.atom") * 5]

    assert set(read) == {200}


def test_another_network_is_not_concerned(three, db, reader):
    for _time in range(4):
        reader.get("/tim-kiem/")

    assert reader.get("/tim-kiem/", REMOTE_ADDR="203.0.113.9").status_code == 200


def test_an_allowance_fills_up_again_and_never_over_its_brim(three, monkeypatch):
    now = 1000.0
    monkeypatch.setattr(request_rates.time, "monotonic", lambda: now)
    allowances = Allowances()
    waits = [allowances.take(b"a") for _time in range(4)]
    now += 10
    after_ten = [allowances.take(b"a") for _time in range(2)]
    now += 3600

    assert waits[:3] == [0, 0, 0]
    assert waits[3] == pytest.approx(10)
    assert after_ten[0] == 0
    assert [allowances.take(b"a") == 0 for _time in range(4)] == [True, True, True, False]


def test_the_networks_that_are_remembered_are_bounded(monkeypatch):
    monkeypatch.setattr(request_rates, "MOST_NETWORKS", 10)
    allowances = Allowances()
    for number in range(50):
        allowances.take(bytes([number]))

    assert len(allowances._networks) == 10
