"""Ð of old converters becomes Đ in what was kept before, and the search learns of i and y: its index is made anew."""

from django.db import migrations, models

from news import letters, vietnamese

TITLED = {"article": "title", "video": "title", "category": "name", "topic": "title"}
FORMER = {"category": "formerslug", "topic": "formertopicslug"}


def write_in_our_letters(apps, schema_editor):
    for model in apps.get_app_config("news").get_models():
        fields = [field.attname for field in model._meta.concrete_fields if is_text(field)]
        if model._meta.managed and fields:
            for row in model.objects.only("pk", *fields).iterator(chunk_size=500):
                repair(apps, row, fields)


def is_text(field):
    return isinstance(field, (models.CharField, models.TextField)) and not isinstance(field, models.FileField)


def repair(apps, row, fields):
    """As a save does it now, without the time of the last change."""
    texts = {name: getattr(row, name) for name in fields}
    changed = {name: letters.ours(text) for name, text in texts.items() if text and letters.ours(text) != text}
    kind = row._meta.model_name
    if TITLED.get(kind) in changed:
        changed["slug"] = vietnamese.slug(changed[TITLED[kind]])
        lead_on(apps, kind, row, changed)
    if changed:
        type(row).objects.filter(pk=row.pk).update(**changed)


def lead_on(apps, kind, row, changed):
    """From the address before."""
    if kind not in FORMER or changed["slug"] == row.slug:
        return
    if type(row).objects.filter(slug=changed["slug"]).exists():
        # Name and address are another's already: whoever works here decides which of the two stays.
        del changed["slug"], changed[TITLED[kind]]
        return
    former = apps.get_model("news", FORMER[kind])
    former.objects.filter(slug=changed["slug"]).delete()
    former.objects.get_or_create(slug=row.slug, defaults={f"{kind}_id": row.pk})


def forget_index(apps, schema_editor):
    """Behind the migrations all articles are indexed (news.search.indexing.index_what_is_not)."""
    for name in ("IndexedArticle", "Word", "WordRow"):
        apps.get_model("news", name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("news", "0014_shared_captions")]

    operations = [
        migrations.RunPython(write_in_our_letters, migrations.RunPython.noop),
        migrations.RunPython(forget_index, migrations.RunPython.noop),
    ]
