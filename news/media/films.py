"""VideoFileField: a model field for MP4 films, stored under a new name."""

import secrets

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.utils.translation import gettext_lazy as _

MAX_MEGABYTES = 500
MAX_BYTES = MAX_MEGABYTES * 2**20


def check_film(upload) -> None:
    """Raise ValidationError unless the file begins as an MP4 (ISO/IEC 14496-12, box `ftyp`) within MAX_BYTES."""
    if upload.size > MAX_BYTES:
        words = _("The film is too large: at most {megabytes} MB.")
        raise ValidationError(words.format(megabytes=MAX_MEGABYTES))
    upload.seek(0)
    start = upload.read(12)
    upload.seek(0)
    if start[4:8] != b"ftyp" or start[8:12] in (b"heic", b"heix", b"mif1", b"avif", b"qt  "):
        raise ValidationError(_("This is not an MP4 film."))


class VideoFileField(models.FileField):
    """A FileField that accepts only MP4 films, from forms and code alike."""

    def clean(self, value, instance):
        value = super().clean(value, instance)
        if value and isinstance(getattr(value, "file", None), UploadedFile):
            check_film(value.file)
        return value

    def pre_save(self, instance, add):
        film = getattr(instance, self.attname)
        if film and not film._committed:
            check_film(film.file)
        return super().pre_save(instance, add)

    def generate_filename(self, instance, filename):
        return super().generate_filename(instance, f"{secrets.token_hex(16)}.mp4")
