"""The forms for a code of the second factor."""

from django import forms
from django.utils.translation import gettext_lazy, ngettext
from unfold.widgets import UnfoldAdminTextInputWidget

from portal.accounts import second_factor


class CodeForm(forms.Form):
    """Checks a code of the phone or a backup code of `user`, who has given the password."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=20,
        # No numeric keyboard: backup codes have letters.
        widget=UnfoldAdminTextInputWidget(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "autofocus": True}
        ),
    )
    confirmed = True
    wrong = gettext_lazy("This code is wrong or was used already.")
    is_wrong = False

    def __init__(self, user, data):
        self.user = user
        super().__init__(data or None)

    def clean_code(self):
        code = self.cleaned_data["code"].replace(" ", "").lower()
        try:
            self.is_wrong = not second_factor.matches(self.user, code, self.confirmed)
        except second_factor.TooSoon as wait:
            words = ngettext(
                "After a wrong code you have to wait. Try again in {seconds} second.",
                "After a wrong code you have to wait. Try again in {seconds} seconds.",
                wait.seconds,
            )
            raise forms.ValidationError(words.format(seconds=wait.seconds)) from wait
        if self.is_wrong:
            raise forms.ValidationError(self.wrong)
        return code


class FirstCodeForm(CodeForm):
    """Checks the first code of a phone, which turns the second factor on."""

    confirmed = False
    wrong = gettext_lazy("This code is wrong. Look whether the clock of your phone is right, and try the next code.")
