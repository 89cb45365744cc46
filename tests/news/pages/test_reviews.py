"""The leader's link: one version, read without an account, answered once, withdrawn at any time."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from news import log, workflow
from news.models import Article, Category, Review, Version
from stats.models import ArticleDay
from tests.news.desk import form, page_of, publish


@pytest.fixture
def article(reporter):
    category = Category.objects.create(name="Khen thưởng")
    article = Article.objects.create(title="Hội nghị", category=category, body="<p>Nguyên văn.</p>", creator=reporter)
    Version.objects.record(article, reporter)
    return article


@pytest.fixture
def review(article, editor):
    return Review.objects.create(version=article.versions.first(), leader="Đồng chí Lan", creator=editor)


def test_an_editor_makes_a_link_that_shows_the_story_to_someone_without_an_account(article, editor, signed_in, client):
    signed_in(editor).post(page_of(article, "reviews"), {"leader": "Đồng chí Lan", "days": 3})

    review = Review.objects.get()
    response = client.get(review.get_absolute_url())
    assert (response.status_code, "Nguyên văn." in response.text) == (200, True)
    assert review.expires_at - timezone.now() > timedelta(days=2, hours=23)


def test_the_link_shows_its_version_whatever_is_written_later(article, review, reporter, signed_in, client):
    signed_in(reporter).post(page_of(article), form(article, body="<p>Viết lại.</p>", based_on=1))

    text = client.get(review.get_absolute_url()).text

    assert ("Nguyên văn." in text, "Viết lại." in text) == (True, False)


@pytest.mark.parametrize(("body", "told"), [("<p>Nguyên văn.</p>", False), ("<p>Viết lại.</p>", True)])
def test_an_editor_is_told_that_another_version_was_approved(body, told, article, review, editor, signed_in, client):
    client.post(review.get_absolute_url(), {"answer": "approved"})
    desk = signed_in(editor)

    desk.post(page_of(article), form(article, body=body, based_on=1))

    assert ("(bài đã được sửa sau phiên bản đó)" in desk.get(page_of(article)).text) == told


def test_the_page_is_kept_counted_and_indexed_by_nobody(article, review, reader, drained):
    publish(article)

    response = reader.get(review.get_absolute_url())

    drained()
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert 'rel="canonical"' not in response.text
    assert ArticleDay.objects.count() == 0


def test_reading_the_page_changes_nothing(article, review, client):
    client.get(review.get_absolute_url() + "?answer=approved")
    client.head(review.get_absolute_url())

    review.refresh_from_db()
    assert review.answer == ""


def test_a_leader_approves_and_the_log_says_so(article, review, client):
    client.post(review.get_absolute_url(), {"answer": "approved", "note": "Tốt."})

    review.refresh_from_db()
    logged = log.steps(article).get().change_message
    assert (review.answer, review.note) == ("approved", "Tốt.")
    assert ("Đồng chí Lan" in logged, "Tốt." in logged) == (True, True)


def test_a_scheduled_article_that_a_leader_wants_changed_goes_back_to_the_editors(article, review, client):
    publish(article, timezone.now() + timedelta(hours=1))

    client.post(review.get_absolute_url(), {"answer": "changes", "note": "Sửa đoạn hai."})

    article.refresh_from_db()
    assert (article.status, article.note) == ("submitted", "Đồng chí Lan: Sửa đoạn hai.")


def test_what_a_leader_sent_back_is_dated_by_the_day_on_which_it_appears_at_last(article, review, editor, client):
    publish(article, timezone.now() + timedelta(hours=1))
    client.post(review.get_absolute_url(), {"answer": "changes", "note": "Sửa đoạn hai."})

    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        workflow.make("publish", article, editor)

        assert Article.objects.get().published_at == timezone.now().replace(microsecond=0)


def test_a_public_article_that_a_leader_wants_changed_stays_public(article, review, client):
    publish(article)

    client.post(review.get_absolute_url(), {"answer": "changes", "note": "Sửa đoạn hai."})

    article.refresh_from_db()
    assert (article.is_public(), article.note) == (True, "Đồng chí Lan: Sửa đoạn hai.")


def test_a_link_is_answered_once(review, client):
    client.post(review.get_absolute_url(), {"answer": "approved"})
    client.post(review.get_absolute_url(), {"answer": "changes", "note": "Khoan đã."})

    review.refresh_from_db()
    assert (review.answer, review.note) == ("approved", "")


@pytest.mark.parametrize("sent", [{}, {"answer": "publish"}, {"answer": "changes"}, {"answer": "changes", "note": " "}])
def test_an_answer_that_is_none_is_refused(sent, review, client):
    assert client.post(review.get_absolute_url(), sent).status_code == 400
    assert Review.objects.get().answer == ""


def test_a_note_that_is_too_long_is_refused_with_words_and_stays_in_its_box(review, client):
    note = "Sửa. " * 382 + "Hết"
    response = client.post(review.get_absolute_url(), {"answer": "changes", "note": note})

    review.refresh_from_db()
    assert (response.status_code, review.answer) == (400, "")
    assert response.context["trouble"] == "Ghi chú dài quá 913 ký tự; tối đa 1000 ký tự."
    assert response.context["written"] == note


def test_a_leader_who_asks_for_changes_without_a_note_is_told_what_is_missing(review, client):
    response = client.post(review.get_absolute_url(), {"answer": "changes"})

    assert "Xin ghi rõ nội dung cần sửa" in response.text
    assert "no-store" in response["Cache-Control"]
    assert "Xin ghi rõ nội dung cần sửa" not in client.get(review.get_absolute_url()).text


def test_a_link_withdrawn_by_a_double_click_is_logged_once(article, review, editor, signed_in):
    desk = signed_in(editor)

    answers = [desk.post(f"/quan-tri/news/article/{article.pk}/reviews/{review.pk}/withdraw/") for _click in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert log.steps(article).count() == 1


def test_a_withdrawn_link_shows_and_takes_nothing(article, review, editor, signed_in, client):
    signed_in(editor).post(f"/quan-tri/news/article/{article.pk}/reviews/{review.pk}/withdraw/")

    answers = [client.get(review.get_absolute_url()), client.post(review.get_absolute_url(), {"answer": "approved"})]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert all("Nguyên văn." not in answer.text for answer in answers)
    assert Review.objects.get().answer == ""


def test_the_link_of_an_article_in_the_bin_leads_nowhere(article, review, editor, client):
    workflow.make("delete", article, editor)

    assert client.get(review.get_absolute_url()).status_code == 404
    assert client.post(review.get_absolute_url(), {"answer": "approved"}).status_code == 404
    assert Review.objects.get().answer == ""


def test_an_expired_link_shows_and_takes_nothing(review, client):
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        answers = [
            client.get(review.get_absolute_url()),
            client.post(review.get_absolute_url(), {"answer": "approved"}),
        ]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert Review.objects.get().answer == ""


@pytest.mark.parametrize("token", ["1", "1:abc", "x", "%00", "MQ:1tx:aaaa"])
def test_a_link_that_nobody_signed_leads_nowhere(token, review, client):
    assert client.get(f"/duyet/{token}/").status_code in (400, 404)


@pytest.mark.parametrize(("who", "code"), [("reporter", 403), ("other_reporter", 404)])
def test_reporters_make_and_withdraw_no_links(who, code, article, review, signed_in, request):
    desk = signed_in(request.getfixturevalue(who))

    made = desk.post(page_of(article, "reviews"), {"leader": "Ai đó", "days": 3})
    withdrawn = desk.post(f"/quan-tri/news/article/{article.pk}/reviews/{review.pk}/withdraw/")

    assert (made.status_code, withdrawn.status_code) == (code, code)
    assert (Review.objects.count(), Review.objects.get().withdrawn_at) == (1, None)


def test_an_answer_needs_the_token_of_its_page(review):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)

    assert strict.post(review.get_absolute_url(), {"answer": "approved"}).status_code == 403
    assert Review.objects.get().answer == ""
