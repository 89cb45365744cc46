"""The field of a search form that tells from which row of an index a search goes on."""

from django import forms
from django.core.exceptions import ValidationError

LAST_ROW = 2**63 - 1


class RowField(forms.IntegerField):
    """The row before which a search goes on; anything invalid counts as None, the newest."""

    def __init__(self):
        super().__init__(required=False, min_value=0, max_value=LAST_ROW, widget=forms.HiddenInput)

    def clean(self, value):
        try:
            return super().clean(value)
        except ValidationError:
            return None
