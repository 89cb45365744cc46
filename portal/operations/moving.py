"""Moving all rows from another database into this site's own: from SQLite to PostgreSQL as a site grows, or back."""

from collections.abc import Generator
from contextlib import contextmanager
from itertools import batched

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, connections, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from honours.models import IndexedGrant
from honours.register import indexing as register
from news.models import Article, Credit, DailyCount, IndexedArticle, Word
from news.search import indexing as articles
from pagecache.composing import triggers
from pagecache.models import ComposedPage
from portal import environment
from portal.accounts.models import User
from portal.operations.backups import inventory
from portal.operations.refusal import Refusal
from stats.draining import drainer

SOURCE = "source"  # The alias of the database that is moved.
MADE_ANEW = (ComposedPage, Credit, DailyCount, IndexedArticle, IndexedGrant, Word)
IN_ONE_GO = 2000
LOCK_SECONDS = 10


def move(address: str) -> int:
    """Copy every row of the database at this address, and compare; return their number.

    Nobody may write to it meanwhile: it is locked. What waits in the spool stays there and is counted afterwards,
    since the offsets of its files are moved too.
    """
    with _source(address), drainer.only_drainer() as alone:
        if not alone:
            raise Refusal(_("The site is still running on this machine: stop it first."))
        _refuse_what_does_not_fit()
        call_command("migrate", verbosity=0)
        try:
            with _locked(), transaction.atomic():
                rows = _copy_all()
                _refuse_differences()
        except DatabaseError as error:
            text = _("Nothing was moved: {error}")
            raise Refusal(text.format(error=str(error).strip().partition("\n")[0])) from error
        _index()
    return rows


@contextmanager
def _source(address) -> Generator[None]:
    described = environment.database("DATABASE_TO_MOVE", default=address)
    configured = connections.configure_settings({"default": connection.settings_dict, SOURCE: described})
    connections.settings[SOURCE] = configured[SOURCE]
    try:
        yield
    finally:
        connections[SOURCE].close()
        del connections[SOURCE], connections.settings[SOURCE]


def _refuse_what_does_not_fit():
    places = [(one.vendor, *map(one.settings_dict.get, ("HOST", "PORT", "NAME"))) for one in connections.all()]
    if len(set(places)) == 1:
        raise Refusal(_("This site uses that database already: set DATABASE_URL to the new one first."))
    executor = MigrationExecutor(connections[SOURCE])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Refusal(_("The database to be moved is of an older release: run `manage.py migrate` with it first."))
    if connection.introspection.table_names() and _is_in_use():
        text = _("The database {name} has articles or accounts of its own: nothing was moved. Name an empty one.")
        raise Refusal(text.format(name=connection.settings_dict["NAME"]))


def _is_in_use():
    known = connection.introspection.table_names()
    return any(
        model._meta.db_table in known and model._base_manager.using("default").exists() for model in (Article, User)
    )


@contextmanager
def _locked() -> Generator[None]:
    """Keep everybody from writing to the source; SQLite's transactions begin with that lock."""
    with transaction.atomic(SOURCE), connections[SOURCE].cursor() as cursor:
        if connections[SOURCE].vendor == "postgresql":
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            cursor.execute(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'")
            names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in inventory.tables())
            cursor.execute(f"LOCK TABLE {names} IN SHARE MODE")
        yield


def _copy_all():
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL statement_timeout = 0")
        triggers.remove()
        names = [model._meta.db_table for model in inventory.tables()]
        for statement in connection.ops.sql_flush(no_style(), names, allow_cascade=True):
            cursor.execute(statement)
        rows = sum(_copy(cursor, model) for model in inventory.tables() if model not in MADE_ANEW)
        for model in inventory.tables():
            if isinstance(model._meta.pk, models.AutoField | models.BigAutoField):
                _continue_sequence(cursor, model)
        connection.check_constraints()  # PostgreSQL alters no table whose constraints wait for the commit.
        triggers.install()
    ContentType.objects.clear_cache()
    return rows


def _copy(cursor, model):
    """Copy the rows of one table as they are; no `save` may change a time or look at a file."""
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    quoted = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    insert = f"INSERT INTO {table} ({quoted}) VALUES ({', '.join(['%s'] * len(fields))})"
    names = [field.attname for field in fields]
    rows = model._base_manager.using(SOURCE).order_by().values_list(*names).iterator(IN_ONE_GO)
    copied = 0
    for some in batched(rows, IN_ONE_GO, strict=False):
        cursor.executemany(insert, [_prepared(fields, row) for row in some])
        copied += len(some)
    return copied


def _prepared(fields, row):
    return [field.get_db_prep_save(value, connection) for field, value in zip(fields, row, strict=True)]


def _continue_sequence(cursor, model):
    """Give the next row the key that it would have got in the source: one that was deleted is never given again."""
    table, column = model._meta.db_table, model._meta.pk.column
    last = _last_of_sequence(table, column)
    if connection.vendor == "postgresql":
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s, %s)", [table, column, last or 1, last > 0])
        return
    cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
    cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])


def _last_of_sequence(table, column) -> int:
    with connections[SOURCE].cursor() as cursor:
        if connections[SOURCE].vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            return (cursor.fetchone() or [0])[0]
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, column])
        cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {cursor.fetchone()[0]}")
        return cursor.fetchone()[0]


def _refuse_differences():
    """Compare what was copied with the source, before it is committed."""
    looks = [
        (
            inventory.counts(using, MADE_ANEW),
            inventory.views(using),
            inventory.article_hashes(using),
        )
        for using in (SOURCE, connection.alias)
    ]
    for before, now in zip(*looks, strict=True):
        if before != now:
            different = [name for name in before if before[name] != now.get(name)]
            text = _("Nothing was moved: what arrived differs ({names}).")
            raise Refusal(text.format(names=", ".join(different)))


def _index():
    for indexing in (articles, register):
        for _done in indexing.index_all():
            pass
