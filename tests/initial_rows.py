"""The database as its migrations left it, brought back after a test whose work was committed.

Django's own flush makes every permission and every role anew, which takes ten times as long.
"""

from django.apps import apps
from django.db import connection, transaction


class InitialRows:
    """All rows of all models' tables, as they are when this is made."""

    def __init__(self):
        tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
        with connection.cursor() as cursor:
            self._rows = {table: cursor.execute(f"SELECT * FROM {table}").fetchall() for table in sorted(tables)}

    @transaction.atomic
    def restore(self):
        """Foreign keys are checked when the transaction ends: the order of the tables does not matter."""
        with connection.cursor() as cursor:
            for table, rows in self._rows.items():
                if cursor.execute(f"SELECT * FROM {table} LIMIT {len(rows) + 1}").fetchall() != rows:
                    cursor.execute(f"DELETE FROM {table}")
                    _insert(cursor, table, rows)


def _insert(cursor, table, rows):
    if rows:
        values = ", ".join(["%s"] * len(rows[0]))
        cursor.executemany(f"INSERT INTO {table} VALUES ({values})", rows)
