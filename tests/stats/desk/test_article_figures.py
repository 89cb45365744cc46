"""An article's views and readers by day, at the desk."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from news.models import Article
from stats import rollups
from stats.models import ArticleDay, ArticleOpening


@pytest.fixture
def read_article(reporter):
    """A reporter's article that was read on two days and brought views along."""
    article = Article.objects.create(title="Mùa gặt thi đua", creator=reporter)
    today = timezone.localdate()
    for ago, views, readers in [(0, 7, 5), (2, 4, 4)]:
        day = today - datetime.timedelta(days=ago)
        ArticleDay.objects.create(article_id=article.pk, day=day, views=views, readers=readers)
    ArticleOpening.objects.create(article_id=article.pk, views=600, note="cổng cũ")
    rollups.ARTICLES.rebuild()
    return article


def asked(browser, article, **query):
    return browser.get(reverse("statistics:article", args=[article.pk]), query)


@pytest.mark.parametrize(
    ("role", "status"), [("reporter", 200), ("other_reporter", 403), ("editor", 200), ("administrator", 200)]
)
def test_editors_see_any_article_and_a_reporter_her_own(request, signed_in, read_article, role, status):
    assert asked(signed_in(request.getfixturevalue(role)), read_article).status_code == status


def test_the_days_stand_in_the_table_and_the_brought_along_in_the_total(signed_in, reporter, read_article):
    response = asked(signed_in(reporter), read_article)

    points = [(point.views, point.people) for point, _before in response.context["points"]]
    assert points == [(4, 4), (0, 0), (7, 5)]
    assert tuple(response.context["total"]) == (611, 9, 600)


def test_a_period_and_a_step_narrow_it(signed_in, reporter, read_article):
    response = asked(signed_in(reporter), read_article, ky="nam-nay", buoc="thang")

    assert sum(point.views for point, _before in response.context["points"]) in (7, 11)
    assert len(response.context["points"]) == timezone.localdate().month


def test_the_form_of_the_article_leads_there(signed_in, reporter, read_article):
    form = signed_in(reporter).get(f"/quan-tri/news/article/{read_article.pk}/change/").text

    assert "611 lượt xem, 9 người đọc" in form
    assert reverse("statistics:article", args=[read_article.pk]) in form


def test_an_article_that_never_was_is_not_found(signed_in, editor):
    assert signed_in(editor).get(reverse("statistics:article", args=[99])).status_code == 404


def test_a_number_that_no_database_holds_is_not_found(signed_in, editor):
    assert signed_in(editor).get(f"/quan-tri/thong-ke/bai-viet/{'9' * 30}/").status_code == 404
