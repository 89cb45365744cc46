"""An article, and what was counted of its readers."""

import datetime

import pytest
from django.utils import timezone
from model_bakery import baker

from news.models import Article
from stats.collecting.spool import Spool, files
from stats.models import Refusal, SiteDay

HANOI = datetime.timezone(datetime.timedelta(hours=7))
TUESDAY = datetime.date(2026, 3, 3)


def published(title):
    return baker.make(
        Article, title=title, status=Article.Status.PUBLISHED, published_at=timezone.now(), expires_at=None
    )


@pytest.fixture
def article(db):
    return published("Mùa gặt thi đua")


def site():
    """Views and visitors of all days."""
    return tuple(sum(column) for column in zip((0, 0), *SiteDay.objects.values_list("views", "visitors"), strict=True))


def refusals():
    return dict(Refusal.objects.values_list("reason", "count"))


def at(day, hour=12, minute=0, second=0):
    moment = datetime.datetime(2026, 3, day, hour, minute, second, tzinfo=HANOI)
    return int(moment.timestamp())


def spooled(*records):
    spool = Spool()
    for record in records:
        spool.write(record)
    spool.close()
    return files()[-1]
