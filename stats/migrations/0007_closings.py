from django.db import migrations, models

import stats.numbersfield


class Migration(migrations.Migration):
    dependencies = [
        ("stats", "0006_referrers_by_month_and_year"),
    ]

    operations = [
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("articles", stats.numbersfield.NumbersField()),
                ("figures", stats.numbersfield.NumbersField()),
                ("shelves", stats.numbersfield.NumbersField()),
            ],
        ),
        migrations.CreateModel(
            name="LastShelf",
            fields=[
                ("article_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("shelf", models.BigIntegerField()),
            ],
        ),
        migrations.DeleteModel(name="ArticleMonth"),
        migrations.DeleteModel(name="ArticleYear"),
    ]
