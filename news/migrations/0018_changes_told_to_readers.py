from datetime import timedelta

from django.db import migrations, models
from django.db.models import F
from django.db.models.functions import Coalesce, Greatest


def tell_from_the_steps(apps, schema_editor):
    """Until now a change was whatever was saved more than a minute after the last step."""
    articles = apps.get_model("news", "Article").objects
    published = articles.filter(status="published")
    published.update(first_published_at=Greatest("published_at", Coalesce("moved_at", "published_at")))
    articles.filter(status="withdrawn").update(first_published_at=F("published_at"))
    changed = published.filter(updated_at__gt=F("first_published_at") + timedelta(minutes=1))
    changed.update(content_changed_at=F("updated_at"))


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0017_refused_photos"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="content_changed_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="article",
            name="first_published_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.RunPython(tell_from_the_steps, migrations.RunPython.noop),
    ]
