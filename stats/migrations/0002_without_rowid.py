"""SQLite: rows of visitors and of articles are kept in the tree of their key, not in a second one beside it."""

from django.db import migrations

TABLES = ("weekvisitor", "dayvisitor", "dayreader", "articleday", "articlemonth", "articleyear")


def without_rowid(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    for table in (f"stats_{name}" for name in TABLES):
        with schema_editor.connection.cursor() as cursor:
            # The table comes first; what has no SQL is the index of its key.
            made = "SELECT sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL ORDER BY type = 'index'"
            cursor.execute(made, [table])
            [[sql], *indexes] = cursor.fetchall()
        schema_editor.execute(f"DROP TABLE {table}")
        schema_editor.execute(f"{sql} WITHOUT ROWID")
        for [index] in indexes:
            schema_editor.execute(index)


class Migration(migrations.Migration):
    dependencies = [("stats", "0001_initial")]

    operations = [migrations.RunPython(without_rowid, migrations.RunPython.noop)]
