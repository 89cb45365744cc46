"""Documents that belong to an article, such as the decision it tells of: PDF and nothing else."""

import secrets
from functools import partial

from django.apps import apps
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from news import vietnamese
from news.pdf import page_count


class DocumentField(models.FileField):
    """A FileField that takes PDF documents only, whoever hands them over, and keeps them under a new name."""

    look_at = staticmethod(page_count)

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        if not cls._meta.abstract:
            models.signals.post_delete.connect(self._remove_deleted, sender=cls)

    def _remove_deleted(self, instance, **signal):
        transaction.on_commit(partial(delete_unused, getattr(instance, self.attname).name), robust=True)

    def clean(self, value, instance):
        value = super().clean(value, instance)
        if value and isinstance(getattr(value, "file", None), UploadedFile):
            instance.pages, instance.bytes = page_count(value.file), value.size
        return value

    def pre_save(self, instance, add):
        document = getattr(instance, self.attname)
        if document and not document._committed:
            instance.pages, instance.bytes = page_count(document.file), document.size
        return super().pre_save(instance, add)

    def generate_filename(self, instance, filename):
        return super().generate_filename(instance, f"{secrets.token_hex(16)}.pdf")


class Attachment(models.Model):
    """A document for readers to take along."""

    CONTENT = ("title", "file", "pages", "bytes", "order")

    article = models.ForeignKey(
        "news.Article", verbose_name=_("article"), related_name="attachments", on_delete=models.CASCADE
    )
    title = models.CharField(
        _("title"), max_length=300, help_text=_("As readers know it, e.g. Quyết định số 12/QĐ-UBND.")
    )
    # Its pages and bytes are written while it is: they stand behind it.
    file = DocumentField(_("document (PDF)"), upload_to="documents/%Y/%m/")
    pages = models.PositiveIntegerField(_("pages"), default=0, editable=False)
    bytes = models.PositiveBigIntegerField(_("size"), default=0, editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.title

    @property
    def download_name(self) -> str:
        return f"{vietnamese.slug(self.title)}.pdf"

    def save(self, **kwargs):
        before = Attachment.objects.filter(pk=self.pk).values_list("file", flat=True).first()
        super().save(**kwargs)
        if before and before != self.file.name:
            transaction.on_commit(partial(delete_unused, before), robust=True)


def delete_unused(name):
    """Remove a document unless another row, such as that of an article's copy or past, has it too."""
    fields = [field for model in apps.get_models() for field in model._meta.fields if isinstance(field, DocumentField)]
    if not any(field.model.objects.filter(**{field.attname: name}).exists() for field in fields):
        fields[0].storage.delete(name)
