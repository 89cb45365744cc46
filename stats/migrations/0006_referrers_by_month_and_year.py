from django.db import migrations, models

import stats.dayfield
from stats import rollups


def sum_up(apps, schema_editor):
    rollups.rebuild_sites(apps)


def key(unit):
    return models.CompositePrimaryKey(unit, "host", blank=True, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [
        ("stats", "0005_note_is_needed"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReferrerMonth",
            fields=[
                ("pk", key("month")),
                ("month", stats.dayfield.DayField()),
                ("host", models.CharField(max_length=40)),
                ("views", models.PositiveBigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="ReferrerYear",
            fields=[
                ("pk", key("year")),
                ("year", stats.dayfield.DayField()),
                ("host", models.CharField(max_length=40)),
                ("views", models.PositiveBigIntegerField(default=0)),
            ],
        ),
        migrations.RunPython(sum_up, migrations.RunPython.noop, elidable=False),
    ]
