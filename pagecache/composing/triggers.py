"""Triggers that mark each change of what composed pages show, in the transaction that makes it.

Signals would miss update(), bulk_create() and whatever an operator types; statements do not say which article they
concern. SQLite drops triggers silently when a migration remakes their table, so they are made after each migration.
"""

from django.apps import apps
from django.conf import settings
from django.db import connections

from pagecache.models import Change

EVENTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def install(using="default", **signal):
    """Make the triggers of settings.COMPOSED_FROM anew, for the tables that are there."""
    connection = connections[using]
    make = {"sqlite": _for_sqlite, "postgresql": _for_postgresql}[connection.vendor]
    watched = {table(label): column for label, column in settings.COMPOSED_FROM.items()}
    with connection.cursor() as cursor:
        for name in set(connection.introspection.table_names(cursor)) & watched.keys():
            for statement in make(name, watched[name]):
                cursor.execute(statement)


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


def _for_sqlite(table, column):
    for event, rows in EVENTS.items():
        name = f"composed_from_{table}_{event.lower()}"
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {_mark(column, rows)} END"


def _for_postgresql(table, column):
    for event, rows in EVENTS.items():
        name = f"composed_from_{table}_{event.lower()}"
        yield (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {_mark(column, rows)} RETURN NULL; END $$"
        )
        yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
        yield f"CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
