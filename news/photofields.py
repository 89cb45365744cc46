"""The model field for photos: cleaned on every way in, renditions beside the file, nothing left behind."""

from contextlib import suppress
from functools import lru_cache, partial

from django import forms
from django.apps import apps
from django.core.files.base import ContentFile, File
from django.db import models, transaction
from django.db.models import signals
from django.db.models.fields.files import ImageFieldFile, ImageFileDescriptor
from PIL import Image

from news.photos import RENDITION_WIDTHS, clean_photo, rendition_name, rendition_widths

# Without HEIC in the list, iPhones turn their photos into JPEG while they upload them.
ACCEPT = "image/jpeg,image/png,image/webp,image/gif,image/avif"


class PhotoFormField(forms.FileField):
    """Cleans the upload while it is validated, so that a refusal stands at the field."""

    def to_python(self, data):
        upload = super().to_python(data)
        return upload and clean_photo(upload)

    def widget_attrs(self, widget):
        return {"accept": ACCEPT, **super().widget_attrs(widget)}


class PhotoFile(ImageFieldFile):
    @property
    def srcset(self) -> str:
        return srcset(self)

    def save(self, name, content, save=True):
        """Store the cleaned photo and its renditions. The name given is not used."""
        photo = clean_photo(content)
        super().save(photo.name, photo, save=False)
        try:
            for width, webp in photo.renditions.items():
                self.storage.save(rendition_name(self.name, width), ContentFile(webp))
        except Exception:
            delete_photo_files(self.storage, self.name)
            raise
        if save:
            self.instance.save()

    def delete(self, save=True):
        """Take the photo off its row. Its files go when that is committed."""
        setattr(self.instance, self.field.attname, "")
        if save:
            self.instance.save()


class PhotoDescriptor(ImageFileDescriptor):
    """Cleans a file the moment it is assigned: no unclean one ever waits on an instance."""

    def __set__(self, instance, value):
        if isinstance(value, File) and not isinstance(value, PhotoFile):
            value = clean_photo(value)
        super().__set__(instance, value)


class PhotoField(models.ImageField):
    attr_class = PhotoFile
    descriptor_class = PhotoDescriptor

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        if not cls._meta.abstract:
            signals.post_save.connect(self._remove_replaced, sender=cls)
            signals.post_delete.connect(self._remove_deleted, sender=cls)

    def pre_save(self, model_instance, add):
        self._remember_stored(model_instance)
        return super().pre_save(model_instance, add)

    def update_dimension_fields(self, instance, *args, **kwargs):
        # A row whose file is gone must still be read: its article has more to tell.
        with suppress(OSError):
            super().update_dimension_fields(instance, *args, **kwargs)

    def formfield(self, **kwargs):
        # The upload's own name is thrown away, so its length is no reason to refuse it.
        return super().formfield(**{"form_class": PhotoFormField, "max_length": None, **kwargs})

    def _remember_stored(self, instance):
        same_row = type(instance)._base_manager.filter(pk=instance.pk)
        instance._state.photos_before = getattr(instance._state, "photos_before", {})
        instance._state.photos_before[self.attname] = same_row.values_list(self.attname, flat=True).first()

    def _remove_replaced(self, instance, **kwargs):
        before = getattr(instance._state, "photos_before", {}).pop(self.attname, None)
        if before and before != getattr(instance, self.attname).name:
            self._remove_after_commit(before)

    def _remove_deleted(self, instance, **kwargs):
        if name := getattr(instance, self.attname).name:
            self._remove_after_commit(name)

    def _remove_after_commit(self, name):
        transaction.on_commit(partial(delete_unused_photo_files, self.storage, name), robust=True)


def delete_unused_photo_files(storage, name):
    """Remove a photo unless some row, of whatever model, still shows it."""
    fields = [field for model in apps.get_models() for field in model._meta.fields if isinstance(field, PhotoField)]
    if not any(field.model._base_manager.filter(**{field.attname: name}).exists() for field in fields):
        delete_photo_files(storage, name)


def delete_photo_files(storage, name):
    """Remove a photo and its renditions; what is not there is no error."""
    widths = set(RENDITION_WIDTHS)
    with suppress(OSError):
        widths.update(rendition_widths(stored_width(storage, name)))
    for rendition in (rendition_name(name, width) for width in widths):
        storage.delete(rendition)
    storage.delete(name)


@lru_cache(maxsize=4096)
def stored_width(storage, name) -> int:
    """One look into a stored photo, whose name never gets other content. Raises OSError if it is gone."""
    with storage.open(name) as file, Image.open(file, formats=("JPEG", "PNG")) as image:
        return image.width


def srcset(photo) -> str:
    """The renditions as `srcset` wants them; empty where there is no photo, or its file is gone."""
    widths = []
    with suppress(OSError):
        widths = rendition_widths(master_width(photo)) if photo else []
    return ", ".join(f"{photo.storage.url(rendition_name(photo.name, width))} {width}w" for width in widths)


def master_width(photo) -> int:
    column = photo.field.width_field
    return (column and getattr(photo.instance, column)) or stored_width(photo.storage, photo.name)
