"""The abstract model Document, and Attachment: a document of an article, such as the decision it reports on."""

from functools import partial

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from news.media.document_field import DocumentField, delete_unused, kind_of
from news.text import vietnamese


class Document(models.Model):
    """A document that readers may download."""

    CONTENT = ("title", "file", "pages", "bytes", "order")

    title = models.CharField(
        _("title"), max_length=300, help_text=_("As readers know it, e.g. Quyết định số 12/QĐ-UBND.")
    )
    # `pages` and `bytes` come after `file`, whose pre_save sets them.
    file = DocumentField(_("document (PDF, Word, Excel)"), upload_to="documents/%Y/%m/")
    pages = models.PositiveIntegerField(_("pages"), default=0, editable=False)
    bytes = models.PositiveBigIntegerField(_("size"), default=0, editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]

    def __str__(self):
        return self.title

    @property
    def download_name(self) -> str:
        """The file name that readers' browsers suggest."""
        return f"{vietnamese.slug(self.title)}.{kind_of(self.file.name)}"

    @property
    def kind(self) -> str:
        """The kind of document as readers know it: PDF, DOCX, XLSX …"""
        return kind_of(self.file.name).upper()

    def save(self, **kwargs):
        before = type(self).objects.filter(pk=self.pk).values_list("file", flat=True).first()
        super().save(**kwargs)
        if before and before != self.file.name:
            transaction.on_commit(partial(delete_unused, before), robust=True)


class Attachment(Document):
    """A document of an article."""

    NOT_CONTENT = ("id", "article")

    article = models.ForeignKey(
        "news.Article", verbose_name=_("article"), related_name="attachments", on_delete=models.CASCADE
    )

    class Meta(Document.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
