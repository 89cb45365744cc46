"""What is kept is written in our letters (homoglyphs.py), each one character with its marks, as the font has them.

What is copied from a PDF on a Mac comes in pieces, and its marks would stand beside their letters.
"""

from django.db.models import CharField, TextField
from django.db.models.signals import pre_save

from news.text import homoglyphs

OUR_APPS = ("news", "portal")


def compose(sender, instance, **signal):
    """Before every save of one of our own models, whoever saves it."""
    if sender._meta.app_label not in OUR_APPS:
        return
    for field in sender._meta.concrete_fields:
        text = getattr(instance, field.attname)
        if isinstance(field, (CharField, TextField)) and isinstance(text, str):
            kept = homoglyphs.in_one_line(text) if isinstance(field, CharField) else text
            setattr(instance, field.attname, homoglyphs.ours(kept))


def keep_composed():
    pre_save.connect(compose, dispatch_uid="compose")
