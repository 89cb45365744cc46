from django.db import migrations, models
from django.db.models import Exists, OuterRef


def mark(apps, schema_editor):
    """The desk took every empty caption above a written one for shared."""
    Photo = apps.get_model("news.Photo")
    written = Photo.objects.filter(article=OuterRef("article"), order__gt=OuterRef("order")).exclude(caption="")
    Photo.objects.filter(Exists(written), caption="").update(shares_caption=True)
    for version in apps.get_model("news.Version").objects.exclude(content__photos=[]).iterator(chunk_size=500):
        captions = [told["caption"] for told in version.content["photos"]]
        for number, told in enumerate(version.content["photos"]):
            told["shares_caption"] = not told["caption"] and any(captions[number:])
        version.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0013_former_topic_slugs"),
    ]

    operations = [
        migrations.AddField(
            model_name="photo",
            name="shares_caption",
            field=models.BooleanField(default=False, verbose_name="same caption as the next photo"),
        ),
        migrations.RunPython(mark, migrations.RunPython.noop),
    ]
