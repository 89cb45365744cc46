"""Every statement that writes public rows moves the content version, whoever sends it: a form, update(), bulk_create().

The statements themselves are watched, where all of them pass: Django sends no signal for most ways of writing.
"""

import re
from functools import cache

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.backends.signals import connection_created

from pagecache.models import ContentVersion

WRITES = re.compile(r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)', re.IGNORECASE)


def watch_connections():
    """Watch the statements of every connection to a database, those opened later too."""
    connection_created.connect(_watch, dispatch_uid="writes of public rows")


@cache
def tables() -> frozenset[str]:
    """Return the tables of settings.PUBLIC_MODELS, and those of their many-to-many relations."""
    models = [apps.get_model(label) for label in settings.PUBLIC_MODELS]
    links = [field.remote_field.through for model in models for field in model._meta.local_many_to_many]
    return frozenset(model._meta.db_table for model in (*models, *links))


def table_written(sql: str) -> str | None:
    """Return the table whose rows a statement inserts, updates or deletes; None for any other statement."""
    found = WRITES.match(sql)
    return found and found[1]


def _watch(connection, **signal):
    if _execute not in connection.execute_wrappers:
        connection.execute_wrappers.append(_execute)


def _execute(execute, sql, params, many, context):
    result = execute(sql, params, many, context)
    if table_written(sql) in tables():
        _move_once(context["connection"])
    return result


def _move_once(connection):
    """Move the version once the open transaction is committed; at once where there is none.

    Until then its row stays unlocked: others who publish meanwhile do not wait for a long transaction.
    """
    move = _move(connection.alias)
    # Django takes out what a savepoint that was rolled back had asked for.
    if not any(waiting is move for _savepoints, waiting, _robust in connection.run_on_commit):
        transaction.on_commit(move, using=connection.alias, robust=True)


@cache
def _move(alias):
    """Return the function that moves the version, always the same for one database."""
    return lambda: ContentVersion.objects.db_manager(alias).increment()
