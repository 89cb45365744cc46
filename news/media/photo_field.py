"""PhotoField: a model field whose photos are cleaned on every way in, have renditions, and are deleted when unused."""

import posixpath
from contextlib import suppress
from functools import partial

from django import forms
from django.apps import apps
from django.core.files.base import File
from django.db import models, transaction
from django.db.models import signals
from django.db.models.fields.files import ImageFieldFile, ImageFileDescriptor

from news.media import rendition_worker, renditions
from news.media.photo_uploads import clean_photo

# Without HEIC in the list, iPhones turn their photos into JPEG while they upload them.
ACCEPT = "image/jpeg,image/png,image/webp,image/gif,image/avif"


class PhotoFormField(forms.FileField):
    """A form field that cleans the upload while it is validated, so that a refusal is shown at the field."""

    def to_python(self, data):
        upload = super().to_python(data)
        return upload and clean_photo(upload)

    def widget_attrs(self, widget):
        return {"accept": ACCEPT, **super().widget_attrs(widget)}


class PhotoFile(ImageFieldFile):
    """A stored photo. Until its renditions are made, all its addresses are that of the photo itself."""

    @property
    def url(self) -> str:
        # Cached: a page asks for it six times per photo.
        if self._url_of != self.name or not self.name:
            self._url, self._url_of = super().url, self.name
        return self._url

    _url_of = None

    @property
    def is_rendered(self) -> bool:
        """Return whether the photo's renditions have been made."""
        rendered = getattr(self.instance, self.field.rendered_field)
        return bool(self.name and self._master_width) and rendered == renditions.stamp(self.name)

    @property
    def sources(self) -> list[tuple[str, str]]:
        """Return the modern kinds that a browser may choose before the photo's own, each with its `srcset`."""
        if not self.is_rendered:
            return []
        stem, steps = self.url.removesuffix(self._extension), renditions.widths(self._master_width).items()
        return [
            (f"image/{extension[1:]}", ", ".join(f"{stem}-{step}{extension} {width}w" for step, width in steps))
            for extension in renditions.MODERN
        ]

    @property
    def plain_url(self) -> str:
        """Return the address of the photo's smallest file in its own kind."""
        return self._plain[0][0]

    @property
    def large_url(self) -> str:
        """Return the address of the photo's largest rendition in its own kind: readers never get the photo itself."""
        return self._plain[-1][0]

    @property
    def large_size(self) -> tuple[int, int] | None:
        """Return width and height of the largest rendition in pixels; None if the photo's are not known."""
        width, height = self._plain[-1][1], getattr(self.instance, self.field.height_field)
        return (width, max(1, round(height * width / self._master_width))) if width and height else None

    @property
    def srcset(self) -> str:
        """Return the `srcset` of the photo in its own kind; "" if there is one file only."""
        return ", ".join(f"{address} {width}w" for address, width in self._plain) if len(self._plain) > 1 else ""

    @property
    def _plain(self) -> list[tuple[str, int]]:
        """Return address and width of each rendition in the photo's own kind; without any, of the photo itself."""
        if not self.is_rendered:
            return [(self.url, self._master_width)]
        stem, steps = self.url.removesuffix(self._extension), renditions.plain_widths(self._master_width)
        return [(f"{stem}-{step}{self._extension}", width) for step, width in steps.items()]

    @property
    def thumbnail_url(self) -> str:
        """Return the address of the smallest rendition."""
        return self.sources[-1][1].partition(" ")[0] if self.is_rendered else self.url

    @property
    def _master_width(self):
        return getattr(self.instance, self.field.width_field)

    @property
    def _extension(self):
        return posixpath.splitext(self.name)[1]

    def save(self, name, content, save=True):
        """Store the cleaned photo under a new name; `name` is not used."""
        photo = clean_photo(content)
        super().save(photo.name, photo, save=save)

    def delete(self, save=True):
        """Remove the photo from its row; its files are deleted after the commit."""
        setattr(self.instance, self.field.attname, "")
        if save:
            self.instance.save()


class PhotoDescriptor(ImageFileDescriptor):
    """Cleans a file when it is assigned, so that no instance ever has an uncleaned one."""

    def __set__(self, instance, value):
        if isinstance(value, File) and not isinstance(value, PhotoFile):
            value = clean_photo(value)
        super().__set__(instance, value)


class RenderedField(models.CharField):
    """Tells which renditions a photo has. Only the rendition worker changes it; saving a form keeps it as it is."""

    def pre_save(self, model_instance, add):
        return super().pre_save(model_instance, add) if add else models.F(self.attname)


class PhotoField(models.ImageField):
    attr_class = PhotoFile
    descriptor_class = PhotoDescriptor
    look_at = staticmethod(clean_photo)

    def __init__(self, *args, rendered_field=None, **kwargs):
        self.rendered_field = rendered_field
        super().__init__(*args, **kwargs)

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        if not cls._meta.abstract:
            signals.post_save.connect(self._stored, sender=cls)
            signals.post_delete.connect(self._remove_deleted, sender=cls)

    def pre_save(self, model_instance, add):
        self._remember_stored(model_instance)
        return super().pre_save(model_instance, add)

    def update_dimension_fields(self, instance, *args, **kwargs):
        # A row whose file is missing must still load: its article has more than this photo.
        with suppress(OSError):
            super().update_dimension_fields(instance, *args, **kwargs)

    def formfield(self, **kwargs):
        # The upload's own name is not kept, so its length is no reason to refuse it.
        return super().formfield(**{"form_class": PhotoFormField, "max_length": None, **kwargs})

    def _remember_stored(self, instance):
        same_row = type(instance)._base_manager.filter(pk=instance.pk)
        instance._state.photos_before = getattr(instance._state, "photos_before", {})
        instance._state.photos_before[self.attname] = same_row.values_list(self.attname, flat=True).first()

    def _stored(self, instance, **kwargs):
        before = getattr(instance._state, "photos_before", {}).pop(self.attname, None)
        now = getattr(instance, self.attname).name
        if before and before != now:
            self._remove_after_commit(before)
        if now and before != now:
            transaction.on_commit(rendition_worker.wake, robust=True)

    def _remove_deleted(self, instance, **kwargs):
        if name := getattr(instance, self.attname).name:
            self._remove_after_commit(name)

    def _remove_after_commit(self, name):
        transaction.on_commit(partial(delete_unused_photo_files, self.storage, name), robust=True)


def delete_unused_photo_files(storage, name):
    """Delete a photo's file and its renditions unless a row of any model still has it."""
    fields = [field for model in apps.get_models() for field in model._meta.fields if isinstance(field, PhotoField)]
    if not any(field.model._base_manager.filter(**{field.attname: name}).exists() for field in fields):
        renditions.delete(storage, name)
        storage.delete(name)
