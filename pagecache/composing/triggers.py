"""Triggers that mark each change of what composed pages show, in the transaction that makes it.

Signals would miss update(), bulk_create() and whatever an operator types; statements do not say which article they
concern. SQLite drops triggers silently when a migration remakes their table, so they are made after each migration.
"""

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction

from pagecache.models import Change

EVENTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
KNOWN = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tginitdeferred AND pg_table_is_visible(tgrelid)",
}


def install(using="default", **signal):
    """Make the triggers of settings.COMPOSED_FROM, for the tables that are there: all or, if it breaks off, none.

    Where one was missing, rows may have been written unseen, so all pages end.
    """
    connection = connections[using]
    make = {"sqlite": _for_sqlite, "postgresql": _for_postgresql}[connection.vendor]
    watched = {table(label): column for label, column in settings.COMPOSED_FROM.items()}
    with transaction.atomic(using), connection.cursor() as cursor:
        tables = sorted(set(connection.introspection.table_names(cursor)) & watched.keys())
        cursor.execute(KNOWN[connection.vendor])
        known = {name for (name,) in cursor.fetchall()}
        for name in tables:
            for statement in make(name, watched[name], known):
                cursor.execute(statement)
        if not known.issuperset(_name(name, event) for name in tables for event in EVENTS):
            cursor.execute(_mark(None, ("NEW",)))


def remove(using="default"):
    """Drop the triggers, so that what is written next marks nothing; until `install`, which ends all pages."""
    on = {"sqlite": "", "postgresql": " ON {}"}[connections[using].vendor]
    with connections[using].cursor() as cursor:
        for name in map(table, settings.COMPOSED_FROM):
            for event in EVENTS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {_name(name, event)}{on.format(name)}")


def _name(table, event):
    return f"composed_from_{table}_{event.lower()}"


def table(label):
    """Return the table of a model, or of a many-to-many relation that is named as `app.Model.field`."""
    app, model, *field = label.split(".")
    meta = apps.get_model(app, model)._meta
    return meta.get_field(field[0]).remote_field.through._meta.db_table if field else meta.db_table


def _mark(column, rows):
    """Return the SQL that marks the subjects of the old and the new row."""
    subjects = " UNION ".join(f"SELECT {f'{row}.{column}' if column else Change.ALL} AS subject" for row in rows)
    table = Change._meta.db_table
    return (
        f"INSERT INTO {table} (subject, number) SELECT subject, 1 FROM ({subjects}) AS changed "
        f"WHERE subject IS NOT NULL ORDER BY subject "
        f"ON CONFLICT (subject) DO UPDATE SET number = {table}.number + 1;"
    )


def _for_sqlite(table, column, _known):
    for event, rows in EVENTS.items():
        name = _name(table, event)
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {_mark(column, rows)} END"


def _for_postgresql(table, column, known):
    """Yield the statements; a trigger that is known stays, since a new one waits for all who read its table.

    They run at the commit. Before, the rows of Change would stay locked until the end of a long transaction, and who
    saves an article and then its photo would get into a deadlock with who saves the photo alone.
    """
    for event, rows in EVENTS.items():
        name = _name(table, event)
        yield (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {_mark(column, rows)} RETURN NULL; END $$"
        )
        if name not in known:
            yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
            yield (
                f"CREATE CONSTRAINT TRIGGER {name} AFTER {event} ON {table} DEFERRABLE INITIALLY DEFERRED "
                f"FOR EACH ROW EXECUTE FUNCTION {name}()"
            )
