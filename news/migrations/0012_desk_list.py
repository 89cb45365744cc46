from django.conf import settings
from django.db import migrations, models

from news.search.wordindex import BY_ARTICLE

OF_THE_LIST = ["category", "published_at", "expires_at", "revises", "slug"]
INDEXES = {
    "article_last_worked_on": ["-updated_at", "-id", "status", "creator", *OF_THE_LIST],
    "article_last_in_state": ["status", "-updated_at", "-id", "creator", *OF_THE_LIST],
    "article_last_by_creator": ["creator", "-updated_at", "-id", "status", *OF_THE_LIST],
}


def index_by_article(apps, schema_editor):
    """On PostgreSQL, where a database from before this migration has not got it."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(BY_ARTICLE)


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0011_kept_documents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(index_by_article, migrations.RunPython.noop),
        migrations.RemoveIndex(model_name="article", name="article_last_worked_on"),
        *(
            migrations.AddIndex(model_name="article", index=models.Index(fields=fields, name=name))
            for name, fields in INDEXES.items()
        ),
    ]
