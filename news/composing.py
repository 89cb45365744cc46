"""Each letter and its marks are kept as one character (NFC), as the portal's font has them.

What is copied from a PDF on a Mac comes in pieces, and its marks would stand beside their letters.
"""

import unicodedata

from django.db.models import CharField, TextField
from django.db.models.signals import pre_save


def compose(sender, instance, **signal):
    """Before every save of one of our own models, whoever saves it."""
    if sender._meta.app_label != "news":
        return
    for field in sender._meta.concrete_fields:
        text = getattr(instance, field.attname)
        if isinstance(field, (CharField, TextField)) and isinstance(text, str):
            setattr(instance, field.attname, unicodedata.normalize("NFC", text))


def keep_composed():
    pre_save.connect(compose, dispatch_uid="compose")
