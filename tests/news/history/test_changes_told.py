"""Readers are told "Cập nhật" of changes to what they may have read, and of nothing else."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from news import workflow
from news.models import Article, Photo, Version
from tests.news.desk import form, jpeg, page_of, publish
from tests.news.history.test_revisions import begin, publication
from tests.news.pages.test_corrections import correction


@pytest.fixture
def article(reporter, category):
    article = Article.objects.create(title="Hội nghị", category=category, body="<p>Cũ.</p>", creator=reporter)
    photo = Photo.objects.create(article=article, image=jpeg(), caption="Ảnh")
    article.body += f'<figure data-photo="{photo.pk}"></figure>'
    publish(article)
    return article


@pytest.fixture
def desk(editor, signed_in):
    return signed_in(editor)


def written(article, **fields):
    """The form sent by an editor who has all of it before her."""
    rows = [{"id": photo.pk, "caption": photo.caption} for photo in article.photos.all()]
    times = {"corrections-TOTAL_FORMS": 0, "corrections-INITIAL_FORMS": 0}
    return form(article, rows, based_on=Version.objects.number_of(article), **times | fields)


def told(article):
    """What the page of the article tells: whether it was changed at all."""
    return Article.objects.get(pk=article.pk).changed_at() is not None


@pytest.mark.parametrize(("body", "is_told"), [("<p>Mới.</p>", True), ("", False)])
def test_what_was_changed_while_it_was_withdrawn_is_told_once_it_is_back(body, is_told, article, editor, desk):
    workflow.make("withdraw", article, editor, "Sai tên")
    workflow.make("send_back", article, editor, "Sửa tên")
    desk.post(page_of(article), written(article, body=body + article.body))
    workflow.make("publish", article, editor)

    assert (Article.objects.get().is_public(), told(article)) == (True, is_told)


@pytest.mark.parametrize(("body", "is_told"), [("<p>Mới.</p>", True), ("", False)])
def test_changes_that_are_published_are_told_if_they_change_something(body, is_told, article, editor, desk):
    revision = begin(desk, article)
    desk.post(page_of(revision), written(revision, body=body + revision.body))
    workflow.make("publish", revision, editor)

    assert told(article) == is_told


def test_neither_its_place_on_the_front_page_nor_a_time_is_a_change(article, desk):
    later = timezone.localtime() + timedelta(days=9)
    times = {"expires_at_0": f"{later:%d/%m/%Y}", "expires_at_1": "08:00"}

    answer = desk.post(page_of(article), publication(article, featured_order=1, **times))

    stored = Article.objects.get()
    assert (answer.status_code, stored.featured_order, stored.expires_at is None) == (302, 1, False)
    assert told(article) is False


def test_a_correction_is_a_change(article, desk):
    desk.post(page_of(article), correction(article, day="25/11/2026", text="Tên đúng là Lan."))

    assert told(article) is True


def test_what_is_written_before_anybody_has_read_it_is_no_change(article, editor, desk):
    scheduled = timezone.now() + timedelta(hours=2)
    Article.objects.update(first_published_at=None)
    article.refresh_from_db()
    publish(article, scheduled)
    desk.post(page_of(article), written(article, body="<p>Mới.</p>"))

    with time_machine.travel(scheduled + timedelta(hours=1)):
        assert (Article.objects.get().is_public(), told(article)) == (True, False)
        desk.force_login(editor)
        desk.post(page_of(article), correction(article, day="25/11/2026", text="Tên đúng là Lan."))
        assert told(article) is True


def test_a_version_that_is_restored_after_readers_had_another_one_is_a_change(article, editor, desk):
    workflow.make("withdraw", article, editor, "Sai tên")
    desk.post(page_of(article), written(article, body="<p>Mới.</p>" + article.body))
    Article.objects.update(content_changed_at=None)

    desk.post(reverse("admin:news_article_restore", args=[article.pk, 1]))
    workflow.make("publish", article, editor)

    assert (Article.objects.get().body[:10], told(article)) == ("<p>Cũ.</p>", True)


def test_corrections_are_offered_where_readers_have_seen_the_article(article, desk):
    offered = ["corrections-TOTAL_FORMS" in desk.get(page_of(article)).text]
    Article.objects.update(first_published_at=None)
    article.refresh_from_db()
    publish(article, timezone.now() + timedelta(hours=2))
    offered.append("corrections-TOTAL_FORMS" in desk.get(page_of(article)).text)

    assert offered == [True, False]


def test_an_article_put_off_after_readers_saw_it_still_takes_corrections(article, desk):
    publish(article, timezone.now() + timedelta(hours=2))

    assert "corrections-TOTAL_FORMS" in desk.get(page_of(article)).text
