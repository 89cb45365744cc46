"""DocumentField: a model field for documents, stored under a new name and deleted when no row has them."""

import secrets
from functools import partial

from django.apps import apps
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction

from news.media.documents import KINDS, examined


class DocumentField(models.FileField):
    """A FileField that accepts only documents, from forms and code alike, and stores them under a new name.

    The row's `pages` and `bytes` are set with it.
    """

    look_at = staticmethod(examined)

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        if not cls._meta.abstract:
            models.signals.post_delete.connect(self._remove_deleted, sender=cls)

    def _remove_deleted(self, instance, **signal):
        transaction.on_commit(partial(delete_unused, getattr(instance, self.attname).name), robust=True)

    def clean(self, value, instance):
        value = super().clean(value, instance)
        if value and isinstance(getattr(value, "file", None), UploadedFile):
            instance.pages, instance.bytes = examined(value.file).pages, value.size
        return value

    def pre_save(self, instance, add):
        document = getattr(instance, self.attname)
        if document and not document._committed:
            found = examined(document.file)
            instance.pages, instance.bytes = found.pages, document.size
            document.name = f"document.{found.kind}"  # Whatever it was called, its name tells its kind from now on.
        return super().pre_save(instance, add)

    def generate_filename(self, instance, filename):
        return super().generate_filename(instance, f"{secrets.token_hex(16)}.{kind_of(filename)}")


def kind_of(name: str) -> str:
    """Return the kind of a stored document, which its name tells; "pdf" for a name without any."""
    ending = name.rpartition(".")[2].lower()
    return ending if ending in KINDS else "pdf"


def delete_unused(name):
    """Delete a document's file unless another row, such as a revision's or a kept file's, has it too."""
    fields = [field for model in apps.get_models() for field in model._meta.fields if isinstance(field, DocumentField)]
    if not any(field.model.objects.filter(**{field.attname: name}).exists() for field in fields):
        fields[0].storage.delete(name)
