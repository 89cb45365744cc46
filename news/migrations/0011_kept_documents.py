import django.db.models.deletion
from django.db import migrations, models

import news.attachments


def tell_documents(apps, schema_editor):
    """Older versions tell nothing of documents: they get those that the article has today."""
    Version = apps.get_model("news.Version")
    of_article = {}
    told = apps.get_model("news.Attachment").objects.order_by("order", "pk")
    for document in told.values("article_id", "title", "pages", "bytes", "order", "file"):
        of_article.setdefault(document.pop("article_id"), []).append(document)
    for version in Version.objects.iterator(chunk_size=500):
        version.content["documents"] = of_article.get(version.article_id, [])
        version.save(update_fields=["content"])
    with_a_past = (
        Version.objects.filter(article_id__in=list(of_article)).values_list("article_id", flat=True).distinct()
    )
    KeptDocument = apps.get_model("news.KeptDocument")
    KeptDocument.objects.bulk_create(
        KeptDocument(article_id=pk, file=file)
        for pk in with_a_past
        for file in sorted({document["file"] for document in of_article[pk]})
    )


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0010_reviews_corrections_names"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", news.attachments.DocumentField(upload_to="documents/%Y/%m/")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="kept_documents", to="news.article"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("article", "file"), name="one_kept_document_a_file"),
                ],
            },
        ),
        migrations.RunPython(tell_documents, migrations.RunPython.noop),
    ]
