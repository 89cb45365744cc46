"""The rows of visitors by their key alone. No site has run with the tables as they were, so nothing is carried over."""

from django.db import migrations, models

from stats.dayfield import DayField

TABLES = ("stats_weekvisitor", "stats_dayvisitor", "stats_dayreader")


def without_rowid(apps, schema_editor):
    """SQLite: keep the rows in the tree of their key, not in a second one beside it."""
    if schema_editor.connection.vendor != "sqlite":
        return
    for table in TABLES:
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = %s", [table])
            [sql] = cursor.fetchone()
        schema_editor.execute(f"DROP TABLE {table}")
        schema_editor.execute(f"{sql} WITHOUT ROWID")


class Migration(migrations.Migration):
    dependencies = [("stats", "0002_articletotal")]

    operations = [
        migrations.DeleteModel("WeekVisitor"),
        migrations.DeleteModel("DayVisitor"),
        migrations.DeleteModel("DayReader"),
        migrations.CreateModel(
            name="WeekVisitor",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "week", "visitor", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("week", DayField()),
                ("visitor", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="DayVisitor",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "day", "visitor", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", DayField()),
                ("visitor", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="DayReader",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "day", "article_id", "visitor", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", DayField()),
                ("article_id", models.BigIntegerField()),
                ("visitor", models.BigIntegerField()),
            ],
        ),
        migrations.RunPython(without_rowid, migrations.RunPython.noop, elidable=False),
        migrations.CreateModel(
            name="OnlineVisitor",
            fields=[
                ("visitor", models.BigIntegerField(primary_key=True, serialize=False)),
                ("seen_at", models.BigIntegerField(db_index=True, help_text="Seconds since 1970.")),
            ],
        ),
    ]
