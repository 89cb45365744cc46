"""Sessions of the desk end when nobody is there, and in any case after some hours; what is typed is not lost."""

import datetime

import pytest
import time_machine
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from news.models import Article, Review, Version
from portal.accounts import sessions

BEGUN = datetime.datetime(2026, 12, 1, 8, tzinfo=datetime.UTC)
TIMER = {"sec-fetch-dest": "empty"}


@pytest.fixture
def at():
    """A function that moves the clock to so many minutes after signing in."""
    with time_machine.travel(BEGUN, tick=False) as clock:
        yield lambda minutes: clock.move_to(BEGUN + datetime.timedelta(minutes=minutes))


@pytest.fixture
def desk(at, reporter, signed_in):
    """The browser of a reporter who has just signed in."""
    return signed_in(reporter)


def is_signed_in(desk, **headers):
    return desk.get(reverse("admin:news_article_add"), headers=headers).status_code == 200


def test_hour_away_end_the_session(desk, at):
    at(119)
    assert is_signed_in(desk)
    at(119 + 121)

    assert not is_signed_in(desk)
    assert not Session.objects.exists()


def test_whoever_works_on_signs_in_once_a_day(desk, at):
    for minutes in range(100, 12 * 60, 100):
        at(minutes)
        assert is_signed_in(desk)

    at(12 * 60 + 1)

    assert not is_signed_in(desk)


def test_an_open_page_that_asks_by_itself_keeps_nobody_signed_in(desk, at):
    for minutes in range(15, 121, 15):
        at(minutes)
        assert is_signed_in(desk, **TIMER)

    at(121)

    assert not is_signed_in(desk)


def test_unsaved_text_keeps_its_reporter_signed_in(desk, at):
    still_here = reverse("admin:news_article_still_here")
    for minutes in range(0, 300, 60):
        at(minutes)
        assert desk.post(still_here, {"does": "write"}).status_code == 200

    at(350)

    assert is_signed_in(desk)


def test_the_session_is_written_once_a_minute_at_most(desk, at, monkeypatch):
    saved = []
    save = SessionStore.save
    monkeypatch.setattr(SessionStore, "save", lambda store, **options: saved.append(1) or save(store, **options))
    at(5)
    for _click in range(3):
        assert is_signed_in(desk)

    assert len(saved) == 1


def test_ended_sessions_are_deleted(db, monkeypatch):
    for key, days in (("o" * 32, -1), ("n" * 32, 1)):
        expires = timezone.now() + datetime.timedelta(days)
        Session.objects.create(session_key=key, session_data="", expire_date=expires)
    hour = iter([None])
    monkeypatch.setattr(sessions.time, "sleep", lambda seconds: next(hour))
    monkeypatch.setattr(sessions.connections, "close_all", lambda: None)

    with pytest.raises(StopIteration):
        sessions._clear_for_ever()

    assert [session.session_key for session in Session.objects.all()] == ["n" * 32]


def test_a_new_key_signs_nobody_out_as_long_as_the_old_one_is_kept(settings, desk, reporter):
    article = Article.objects.create(title="Hội nghị", creator=reporter)
    Version.objects.record(article, reporter)
    review = Review.objects.create(version=article.versions.get(), leader="Đồng chí Lan", creator=reporter)
    address = review.get_absolute_url()
    old = settings.SECRET_KEY

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "n" * 50, [old]
    assert (is_signed_in(desk), Client().get(address).status_code) == (True, 200)

    settings.SECRET_KEY_FALLBACKS = []
    # The session was signed anew meanwhile; the link was not.
    assert (is_signed_in(desk), Client().get(address).status_code) == (True, 404)


def test_a_key_that_became_known_signs_everybody_out(settings, desk):
    settings.SECRET_KEY = "n" * 50

    assert not is_signed_in(desk)
