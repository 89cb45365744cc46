"""The form of an article while it is open: who else is writing, and what its browser need not keep any more."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from news.models import Article, Category
from news.models.presence import SILENCE, Presence
from tests.news.desk import page_of, publish

LIST = "/quan-tri/news/article/"
STILL_HERE = f"{LIST}still-here/"
ROWS = {f"{kind}-{count}_FORMS": 0 for kind in ("photos", "attachments") for count in ("TOTAL", "INITIAL")}
FORM = {"title": "Hội nghị", "body": "<p>Chữ.</p>"} | ROWS


@pytest.fixture
def article(reporter, db):
    category = Category.objects.create(name="Khen thưởng")
    return Article.objects.create(title="Hội nghị", category=category, body="<p>Chữ.</p>", creator=reporter)


def others(browser, article):
    return browser.get(f"{LIST}{article.pk}/still-here/").json()["others"]


def say(browser, article, does):
    return browser.post(f"{LIST}{article.pk}/still-here/", {"does": does})


def test_who_writes_is_seen_by_others_since_she_began(reporter, editor, article, signed_in):
    reporter.last_name, reporter.first_name = "Nguyễn Văn", "A"
    reporter.save()
    with time_machine.travel("2026-11-25 14:05 +0700", tick=False) as clock:
        say(signed_in(reporter), article, "write")
        clock.shift(timedelta(seconds=30))
        say(signed_in(reporter), article, "write")
        clock.shift(timedelta(seconds=30))

        seen = [others(signed_in(user), article) for user in (editor, reporter)]

    assert seen == [[{"name": "Nguyễn Văn A", "since": "14:05"}], []]


def test_who_is_silent_or_has_left_is_gone_and_locks_nothing(reporter, editor, administrator, article, signed_in):
    say(signed_in(reporter), article, "write")
    say(signed_in(editor), article, "write")

    say(signed_in(editor), article, "leave")
    after_leaving = others(signed_in(administrator), article)
    Presence.objects.update(seen_at=timezone.now() - SILENCE - timedelta(seconds=1))

    assert [other["name"] for other in after_leaving] == ["phongvien"]
    assert others(signed_in(administrator), article) == []


def test_who_only_reads_is_not_said_to_write(reporter, editor, article, signed_in):
    others(signed_in(editor), article)

    assert others(signed_in(reporter), article) == []


def test_nobody_learns_who_writes_in_an_article_she_may_not_see(other_reporter, article, client, signed_in):
    stranger = signed_in(other_reporter)

    statuses = [say(stranger, article, "write").status_code, say(client, article, "write").status_code]
    asked = stranger.get(f"{LIST}{article.pk}/still-here/").json()

    assert statuses == [404, 302]
    assert (asked["others"], asked["end"]) == ([], "deleted")
    assert Presence.objects.count() == 0


@pytest.mark.parametrize(("how", "end"), [("published", "published"), ("deleted", "deleted"), ("nothing", None)])
def test_an_open_form_learns_what_became_of_its_article(how, end, reporter, editor, article, signed_in):
    publish(article)
    desk = signed_in(editor)
    desk.post(page_of(article, "revise"))
    revision = article.revisions.get()
    if how == "published":
        desk.post(page_of(revision, "move"), {"_move": "publish"})
    if how == "deleted":
        desk.post(page_of(revision, "delete"), {"post": "yes"})
        desk.post(f"{LIST}bin/empty/")

    answer = desk.get(f"{LIST}{revision.pk}/still-here/", {"revises": article.pk}).json()

    assert answer["end"] == end


def test_of_the_articles_with_drafts_those_that_are_gone_are_known(reporter, editor, article, signed_in):
    others = Article.objects.create(title="Của người khác", creator=editor)

    answer = signed_in(reporter).get(f"{LIST}gone/", {"article": [article.pk, others.pk, 987654, "x", "9" * 40]}).json()

    assert answer == {"gone": sorted([str(others.pk), "987654"])}


def test_an_open_form_learns_who_is_signed_in_and_a_token_that_serves(reporter, article, signed_in):
    browser = signed_in(reporter)
    browser.handler.enforce_csrf_checks = True

    answer = browser.get(STILL_HERE).json()
    sent = browser.post(f"{LIST}add/", FORM | {"csrfmiddlewaretoken": answer["token"]})

    assert (answer["user"], answer["others"], sent.status_code) == (reporter.pk, [], 302)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"draft": "12-34"}, "12-34"),
        ({"draft": "12-34", "_continue": "1"}, "12-34"),
        ({"draft": "12-34", "_move": "submit"}, "12-34"),
        ({"draft": "12-34", "title": ""}, None),
        ({"draft": "a;b=c"}, None),
        ({}, None),
    ],
)
def test_the_browser_is_told_which_of_its_drafts_was_saved(sent, told, reporter, signed_in):
    response = signed_in(reporter).post(f"{LIST}add/", FORM | sent)

    number = Article.objects.values_list("pk", flat=True).first()
    assert getattr(response.cookies.get("saved_draft"), "value", None) == (told and f"{told}:{number}")


def test_a_draft_sent_after_the_session_ended_is_not_called_saved(client, db):
    response = client.post(f"{LIST}add/", FORM | {"draft": "12-34"})

    assert response["Location"] == f"/quan-tri/login/?next={LIST}add/"
    assert "saved_draft" not in response.cookies
    assert Article.objects.count() == 0


def test_a_draft_sent_to_an_article_that_is_gone_is_not_called_saved(reporter, signed_in):
    response = signed_in(reporter).post(f"{LIST}987654/change/", FORM | {"draft": "12-34"})

    assert (response.status_code, response["Location"]) == (302, "/quan-tri/")
    assert "saved_draft" not in response.cookies
