"""A CSV file that somebody sends to the desk: it is checked first, and taken as it was checked."""

from typing import NamedTuple

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST_LINES = 20_000


class Wrong(NamedTuple):
    """A line that cannot be taken, and why; `line` counts from 1."""

    line: int
    text: str
    reason: str


class Refused(ValueError):
    """A file, or one line of it, cannot be taken; the message says why."""


def text_of(content: bytes) -> str:
    """Return the text of a file in UTF-8 or UTF-16, as spreadsheets save it; raises Refused for other encodings."""
    try:
        return content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(_("The file is not UTF-8. Save it as “CSV UTF-8” and choose it again.")) from error


def check_length(lines: list[str]):
    """Raise Refused if the file has more than MOST_LINES lines."""
    if len(lines) > MOST_LINES:
        raise Refused(_("The file has more than {count} lines.").format(count=MOST_LINES))


class CsvUpload(forms.Form):
    """Takes a CSV file, or in `text` the content of one that was just checked; `found` is what `read` returned."""

    most_bytes: int
    too_large: str

    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        required=False,
        widget=forms.FileInput({"accept": ".csv,.txt,text/csv", "required": True}),
    )
    text = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)
    name = forms.CharField(required=False, widget=forms.HiddenInput, max_length=200)

    def read(self, text: str):
        """Return what the text of the file says; raises Refused."""
        raise NotImplementedError

    def clean(self):
        if "file" in self.errors:
            return  # Of an empty file nothing else need be said.
        file = self.cleaned_data.get("file")
        if file and file.size > self.most_bytes:
            raise forms.ValidationError({"file": self.too_large})
        try:
            if file:
                self.cleaned_data |= {"text": text_of(file.read()), "name": file.name[-200:]}
            if not self.cleaned_data.get("text"):
                raise Refused(_("Choose a file."))
            self.found = self.read(self.cleaned_data["text"])
        except Refused as error:
            raise forms.ValidationError({"file": str(error)}) from error
