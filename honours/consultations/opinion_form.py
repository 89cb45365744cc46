"""The form in which readers write their opinion."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from honours.models import Opinion
from honours.models.opinions import LONGEST_OPINION
from news.text import homoglyphs

TOO_LONG = _("Too long by {over} characters; at most {most} fit. Nothing was cut: shorten it and send it again.")
TRAP = "website"
UNSEEN = {"Cc", "Cs"}  # Control characters and halves of a character.


class PlainText(forms.CharField):
    """A text without control characters, whose lines end in LF whatever the browser sends."""

    def to_python(self, value):
        text = super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")
        kept = "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter) not in UNSEEN)
        return homoglyphs.ours(kept).strip() if homoglyphs.in_one_line(kept) else ""


class OpinionForm(forms.Form):
    """What is said about a consultation; a browser cuts nothing off, so that a long text can be shortened."""

    nominee = forms.ModelChoiceField(
        label=_("About whom"),
        queryset=None,
        required=False,
        empty_label=_("all of them, or the proposal as a whole"),
        error_messages={"invalid_choice": _("Choose again: nobody of this name is proposed any more.")},
    )
    text = PlainText(
        label=_("Your opinion"),
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("At most {most} characters.").format(most=LONGEST_OPINION),
    )
    name = PlainText(
        label=_("Your name (may stay empty)"),
        required=False,
        validators=[MaxLengthValidator(120)],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("An opinion with a name weighs more when it is examined. Only editors see it."),
    )
    contact = PlainText(
        label=_("Telephone or e-mail (may stay empty)"),
        required=False,
        validators=[MaxLengthValidator(120)],
        help_text=_("Only for a question about what you write."),
    )
    website = forms.CharField(
        label=_("Leave this box empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, consultation, *args, **kwargs):
        super().__init__(*args, **kwargs)
        nominees = consultation.nominees.all()
        if len(nominees) > 1:
            self.fields["nominee"].queryset = nominees
        else:
            del self.fields["nominee"]

    def clean_text(self):
        text = self.cleaned_data["text"]
        if (over := len(text) - LONGEST_OPINION) > 0:
            raise ValidationError(TOO_LONG.format(over=over, most=LONGEST_OPINION))
        return text

    def clean_website(self):
        if self.cleaned_data[TRAP]:
            raise ValidationError(_("This box is a trap for programs. Empty it and send the opinion again."))
        return ""

    def content(self) -> dict:
        """Return what was written, by the fields of Opinion."""
        fields = {field.name for field in Opinion._meta.fields}
        return {name: value for name, value in self.cleaned_data.items() if name in fields}
