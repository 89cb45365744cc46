import io

import pytest
from django.core.management import call_command
from django.utils import timezone

from news.models import Article, Category, Photo, Source, Video
from portal.accounts.models import User
from portal.demo import accounts, content, loading, readership
from portal.demo.manuscripts import manuscripts
from portal.identity.models import SiteIdentity
from stats.models import ArticleDay, Refusal, SiteDay, SiteWeek


@pytest.fixture
def one_story(monkeypatch):
    """Only one article and no films: loading takes no time."""
    monkeypatch.setattr(loading, "manuscripts", lambda: manuscripts()[4:5])
    monkeypatch.setattr(content, "VIDEOS", [])


@pytest.fixture
def writer(db):
    return User.objects.create_user("writer")


def counts():
    models = (Article, Photo, Category, Source, Video, User, SiteIdentity, SiteDay)
    return {model.__name__: model.objects.count() for model in models}


def test_an_error_leaves_nothing_behind(db, one_story, monkeypatch):
    before = counts()

    def fail(now):
        assert Article.objects.count() == 1
        raise OSError("no space left")

    monkeypatch.setattr(readership, "load", fail)
    with pytest.raises(OSError, match="no space left"):
        call_command("demo", stdout=io.StringIO())

    assert counts() == before


def test_an_account_that_is_there_keeps_its_password(db):
    User.objects.create_user("bientap", password="of my own")

    made = {account.user.username: account.password for account in accounts.make()}

    assert made["bientap"] is None
    assert User.objects.get(username="bientap").check_password("of my own")
    assert len({made["phongvien"], made["quantri"], None}) == 3


def test_real_figures_are_not_mixed_with_invented_ones(one_story, writer):
    SiteDay.objects.create(day=timezone.localdate(), views=10, visitors=1)

    loading.load([writer])

    assert list(SiteDay.objects.values_list("views", "visitors")) == [(10, 1)]
    assert (ArticleDay.objects.count(), SiteWeek.objects.count(), Refusal.objects.count()) == (0, 0, 0)


def test_an_identity_that_is_there_stays(one_story, writer):
    SiteIdentity(agency="Ban của chúng tôi").save()

    loading.load([writer])

    assert SiteIdentity.load().agency == "Ban của chúng tôi"
