"""However a row that readers see is written, pages made before it are not shown after it."""

import datetime
from contextlib import suppress

import pytest
from django.apps import apps
from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from model_bakery import baker

from honours.models import Decision
from news.models import Article, Presence
from pagecache.models import ContentVersion
from pagecache.public_writes import table_written
from stats.models import SiteDay

pytestmark = pytest.mark.django_db(transaction=True)

DAY = datetime.date(2023, 2, 5)
# What the constraints of a table ask for.
FIELDS = {
    "news.OldAddress": lambda: {"page": "/lien-he/"},
    "honours.Change": lambda: {"later": decision(), "earlier": decision()},
    "honours.Consultation": lambda: {"opens_on": DAY, "closes_on": DAY},
    "honours.ConsultationFile": lambda: {"consultation": made("honours.Consultation")},
    "honours.Decision": lambda: {"year": 2023},
    "honours.DecisionFile": lambda: {"decision": decision()},
    "honours.Grant": lambda: {"decision": decision()},
    "honours.Nominee": lambda: {"consultation": made("honours.Consultation")},
    "identity.SiteIdentity": lambda: {"pk": 1},
}


def decision():
    return baker.make(Decision, year=2023)


def unsaved(label):
    """A row that could be stored."""
    return baker.prepare(label, _save_related=True, **FIELDS.get(label, dict)())


def made(label):
    """A stored row."""
    row = unsaved(label)
    row.save()
    return row


def a_field(model):
    """A field of the table's own that could be changed."""
    return next(field for field in model._meta.concrete_fields if not field.primary_key and not field.is_relation)


def update(rows, row):
    name = a_field(rows.model).attname
    rows.filter(pk=row.pk).update(**{name: getattr(row, name)})


def by_hand(rows, row):
    table, column = rows.model._meta.db_table, rows.model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f"update {table} set {column} = {column} where {column} = %s", [row.pk])


WAYS = {
    "save": lambda rows, row: row.save(),
    "update": update,
    "bulk_update": lambda rows, row: rows.bulk_update([row], [a_field(rows.model).name]),
    "delete": lambda rows, row: row.delete(),
    "delete of a query": lambda rows, row: rows.filter(pk=row.pk).delete(),
    "SQL by hand": by_hand,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("label", settings.PUBLIC_MODELS)
def test_every_way_of_writing_a_public_row_moves_the_content_version_once(label, way):
    row, rows = made(label), apps.get_model(label)._base_manager
    before = ContentVersion.objects.current()

    with transaction.atomic():
        WAYS[way](rows, row)
        within = ContentVersion.objects.current()

    assert (within, ContentVersion.objects.current()) == (before, before + 1)


@pytest.mark.parametrize("label", settings.PUBLIC_MODELS)
def test_public_rows_created_in_one_go_move_it_once(label):
    row = unsaved(label)
    before = ContentVersion.objects.current()

    apps.get_model(label).objects.bulk_create([row])

    assert ContentVersion.objects.current() == before + 1


def test_a_relation_to_many_moves_it_too():
    one, article = decision(), baker.make(Article)
    before = ContentVersion.objects.current()

    one.articles.add(article)
    one.articles.clear()

    assert ContentVersion.objects.current() == before + 2


def test_what_is_rolled_back_does_not_move_it_and_what_comes_after_it_does():
    article = baker.make(Article)
    before = ContentVersion.objects.current()

    def change(fails):
        with suppress(ZeroDivisionError), transaction.atomic():
            Article.objects.filter(pk=article.pk).update(title="Mùa gặt mới")
            if fails:
                raise ZeroDivisionError

    change(fails=True)
    rolled_back = ContentVersion.objects.current()
    with transaction.atomic():
        change(fails=True)
        change(fails=False)

    assert (rolled_back, ContentVersion.objects.current()) == (before, before + 1)


def test_many_writes_in_one_transaction_move_it_once():
    before = ContentVersion.objects.current()

    with transaction.atomic():
        for _number in range(3):
            baker.make(Article)

    assert ContentVersion.objects.current() == before + 1


def test_other_people_can_publish_while_a_transaction_is_still_open():
    """The version's row is locked for the moment of the commit alone, however long the transaction takes."""
    with transaction.atomic():
        baker.make(Article)
        with CaptureQueriesContext(connection) as queries:
            baker.make(Article)

    assert [query["sql"] for query in queries if "contentversion" in query["sql"]] == []


def test_counters_and_who_is_writing_leave_it_where_it_is(reader, drained, editor):
    article = baker.make(Article, status="published", published_at=timezone.now(), expires_at=None)
    before = ContentVersion.objects.current()

    reader.get(article.get_absolute_url())
    drained()
    Presence.objects.create(article=article, user=editor, since=timezone.now(), seen_at=timezone.now())

    assert (SiteDay.objects.get().views, ContentVersion.objects.current()) == (1, before)


def test_a_change_is_saved_though_the_version_cannot_be_moved(monkeypatch, caplog):
    def away(manager):
        raise OperationalError("away")

    monkeypatch.setattr(type(ContentVersion.objects), "increment", away)

    baker.make(Article, title="Mùa gặt")

    assert Article.objects.get().title == "Mùa gặt"
    assert "away" in caplog.text


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ('INSERT INTO "news_article" ("title") VALUES (%s)', "news_article"),
        ('INSERT OR IGNORE INTO "news_article" ("title") VALUES (%s)', "news_article"),
        ('UPDATE "news_article" SET "title" = %s', "news_article"),
        ('DELETE FROM "news_article" WHERE TRUE', "news_article"),
        ("\n  delete from news_article", "news_article"),
        ('SELECT 1 FROM "news_article" FOR UPDATE', None),
        ("SAVEPOINT s1", None),
    ],
)
def test_a_statement_tells_which_table_it_writes(sql, table):
    assert table_written(sql) == table
