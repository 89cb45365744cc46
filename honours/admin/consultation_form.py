"""The form of a consultation: its last day is reckoned, and a result is entered when it is over."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from honours.consultations.working_days import calendar
from honours.models.consultations import FEWEST_KEPT_DAYS

RECKONED = _("Empty: reckoned from the working days and the public holidays.")
STILL_OPEN = _("It is open until {day}: the result is entered when the last day is over.")
ENDS_BEFORE = _("A consultation cannot close before it opens.")
TOO_LATE = _(
    "Opinions are deleted on {day}, as their writers were told: choose a last day at least 30 days before that."
)
WITHOUT_RESULT = _("Write the result as well.")


class ConsultationForm(forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "closes_on" in self.fields:
            self.fields["closes_on"].required = False
            self.fields["closes_on"].help_text = RECKONED

    def clean(self):
        entered = super().clean()
        opens_on = entered.get("opens_on", self.instance.opens_on)
        working_days = entered.get("working_days")
        if opens_on and working_days and self._is_to_be_reckoned(entered):
            entered["closes_on"] = calendar().last_day(opens_on, working_days)
        closes_on = entered.get("closes_on")
        if opens_on and closes_on and closes_on < opens_on:
            self.add_error("closes_on", ENDS_BEFORE)  # The model cannot compare with a day that is not in the form.
        if closes_on and self.instance.has_opinions:
            self._keep_the_day_of_deletion(closes_on)
        self._check_result(entered)
        return entered

    def _is_to_be_reckoned(self, entered):
        """Return whether no last day was entered, or only what it follows from was changed."""
        if "closes_on" in self.errors:
            return False
        changed = set(self.changed_data)
        return not entered.get("closes_on") or ("closes_on" not in changed and changed & {"opens_on", "working_days"})

    def _keep_the_day_of_deletion(self, closes_on):
        """Keep the day on which opinions are deleted, which their writers were told, though the last day is another."""
        day = self.instance.deletes_opinions_on
        kept_days = (day - closes_on).days
        if kept_days < FEWEST_KEPT_DAYS:
            self.add_error("closes_on", TOO_LATE.format(day=day.strftime("%d/%m/%Y")))
        else:
            self.instance.opinions_kept_days = kept_days

    def _check_result(self, entered):
        result, closes_on, today = entered.get("result"), entered.get("closes_on"), timezone.localdate()
        if result and closes_on and closes_on >= today:
            self.add_error("result", STILL_OPEN.format(day=closes_on.strftime("%d/%m/%Y")))
        elif result and not entered.get("result_on"):
            entered["result_on"] = today
        elif entered.get("result_on") and not result:
            self.add_error("result", WITHOUT_RESULT)
