"""SQLite: the rows of visitors are kept in the tree of their key, not in a second one beside it."""

from django.db import migrations

TABLES = ("stats_weekvisitor", "stats_dayvisitor", "stats_dayreader")


def without_rowid(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    for table in TABLES:
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = %s", [table])
            [sql] = cursor.fetchone()
        schema_editor.execute(f"DROP TABLE {table}")
        schema_editor.execute(f"{sql} WITHOUT ROWID")


class Migration(migrations.Migration):
    dependencies = [("stats", "0001_initial")]

    operations = [migrations.RunPython(without_rowid, migrations.RunPython.noop)]
