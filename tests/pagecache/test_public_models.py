"""The list of what readers see is complete: no page reads a table whose changes nobody watches."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from model_bakery import baker

from honours.models import Change, Consultation, ConsultationFile, Decision, DecisionFile, Grant, Honour, Nominee, Unit
from news.models import Article, Attachment, Category, Correction, OldAddress, Photo, Topic, Video
from pagecache.public_writes import tables
from portal.identity.models import AgencyLink

# Made of public rows in the transaction of each change.
DERIVED = {
    *("news_credit", "news_dailycount", "news_indexedarticle", "news_word", "news_wordrow"),
    "honours_entryrow",
}
LIVE = re.compile("stats_|news_unknownaddress")  # Counted and shown without a new version.
READ = re.compile(r'(?:FROM|JOIN) "?(\w+)')


@pytest.fixture
def published(db):
    """What goes with a published row."""
    return {"status": "published", "published_at": timezone.now()}


@pytest.fixture
def article(published):
    category, topic = Category.objects.create(name="Phong trào"), Topic.objects.create(title="Hội nghị")
    article = baker.make(
        Article,
        **published,
        expires_at=None,
        category=category,
        topic=topic,
        body="<p>Lúa chín</p>",
        byline="Lò Mai",
        _fill_optional=["source"],
    )
    Photo.objects.create(article=article, caption="Một góc bản")
    baker.make(Attachment, article=article, file="a.pdf")
    baker.make(Correction, article=article)
    OldAddress.objects.lead("/tin.aspx?id=12", article=article)
    return article


@pytest.fixture
def film(db):
    return Video.objects.create(title="Phim", youtube="https://youtu.be/aqz-KE-bpKQ")


@pytest.fixture
def unit(db):
    return Unit.objects.create(name="Sở Nội vụ")


@pytest.fixture
def decision(published, article, unit):
    later, decision = (
        baker.make(Decision, **published, year=2023, number=number, topic=article.topic) for number in "21"
    )
    Change.objects.create(later=later, earlier=decision, effect="amends")
    decision.articles.add(article)
    baker.make(DecisionFile, decision=decision, file="a.pdf")
    honour = Honour.objects.first()
    Grant.objects.create(decision=decision, honour=honour, recipient="collective", name="Sở Nội vụ", unit=unit)
    Grant.objects.create(decision=decision, honour=honour, recipient="person", name="Mai", revoked_by=later)
    return decision


@pytest.fixture
def consultation(published, decision, unit):
    today = timezone.localdate()
    consultation = baker.make(Consultation, **published, opens_on=today, closes_on=today, decision=decision)
    baker.make(Nominee, consultation=consultation, honour=Honour.objects.first(), unit=unit)
    baker.make(ConsultationFile, consultation=consultation, file="a.pdf")
    return consultation


def test_every_table_that_public_pages_read_is_watched(reader, article, film, unit, decision, consultation):
    AgencyLink.objects.create(name="Sở Nội vụ", address="https://snv.example/")
    shown = [article, article.category, article.topic, film, decision, unit, consultation]
    lists = ["/", "/video/", "/dong-su-kien/", "/luu-tru/", "/tac-gia/", "/so-do/", "/du-lieu-mo/", "/lien-he/"]
    lists += ["/lien-ket/", "/so-vang/", "/so-vang/2023/", "/lay-y-kien/", "/tim-kiem/?q=mua", "/so-vang/?q=so"]
    files = ["/tin.atom", "/tin.json", "/so-vang.atom", "/lay-y-kien.atom", "/sitemap-trang.xml", "/tin.aspx?id=12"]

    with CaptureQueriesContext(connection) as queries:
        for address in [*(one.get_absolute_url() for one in shown), *lists, *files]:
            assert reader.get(address).status_code in (200, 301), address

    read = {table for query in queries for table in READ.findall(query["sql"]) if not LIVE.match(table)}
    assert read - tables() == DERIVED
    assert tables() - read == {"honours_change_grants"}  # What a draft will take back.
