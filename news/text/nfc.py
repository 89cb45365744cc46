"""Normalisation of all stored text: homoglyphs are replaced (homoglyphs.py) and letters composed (NFC).

Text copied from a PDF on a Mac is decomposed, and its marks would stand beside their letters.
"""

from django.db.models import CharField, TextField
from django.db.models.signals import pre_save

from news.text import homoglyphs

our_apps = set()


def compose(sender, instance, **signal):
    """Normalise the texts of an instance of our models before it is saved."""
    if sender._meta.app_label not in our_apps:
        return
    for field in sender._meta.concrete_fields:
        text = getattr(instance, field.attname)
        if isinstance(field, (CharField, TextField)) and isinstance(text, str):
            kept = homoglyphs.in_one_line(text) if isinstance(field, CharField) else text
            setattr(instance, field.attname, homoglyphs.ours(kept))


def keep_composed(app_label: str):
    """Connect compose() to every save of this app's models."""
    our_apps.add(app_label)
    pre_save.connect(compose, dispatch_uid="compose")
