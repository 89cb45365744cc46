"""The form of an article: its validation, and the refusal of a text based on an older version."""

from copy import copy

from django import forms
from django.utils.translation import gettext_lazy as _

from news import workflow
from news.models import Article, Version
from news.models.states import SCHEDULED
from news.search.form import FIRST_DAY, LAST_DAY

WITHOUT_PUBLICATION = _("A published article cannot be without this. Withdraw it first.")
WITHOUT_SCHEDULE = _(
    "A scheduled article cannot be without this. Press “Publish now” or “Cancel the schedule” instead."
)
TIMED_BY_THEMSELVES = ("publish_now", "unschedule")  # These moves ignore the time in the form.


def is_written(request, article) -> bool:
    """Return whether the form lets this person write the story; otherwise it only shows it."""
    if request.method == "POST":
        # A text sent after the article was moved is refused by the form, which still shows it.
        return "body" in request.POST
    return article is None or workflow.may_work_on(request.user, article)


class ArticleForm(forms.ModelForm):
    """The form of an article, with a check of which version it is based on.

    `user` fills it in; `based_on` in the sent data is the number of the version she started from. `is_stale`:
    refused because a newer version or state exists. `is_locked`: refused because she may no longer change the article
    at all.
    """

    user = None
    is_stale = False
    is_locked = False

    def clean(self):
        cleaned = super().clean()
        self._keep_times_that_were_only_shown(cleaned)
        self._refuse_times_out_of_reach(cleaned)
        if self.instance.pk:
            self._refuse_a_stale_text()
        if self.instance.status == Article.Status.PUBLISHED:
            self._keep_what_readers_need(cleaned)
        return cleaned

    def _keep_times_that_were_only_shown(self, cleaned):
        """Keep the stored seconds of times that were not changed: the form shows minutes only."""
        for name in {"published_at", "expires_at"} & set(cleaned) - set(self.changed_data):
            cleaned[name] = getattr(self.instance, name)

    def without_story(self):
        """Return a copy of this form whose changed data has no field of the content."""
        rest = copy(self)
        rest.changed_data = [name for name in self.changed_data if name not in Article.CONTENT]
        return rest

    def _refuse_times_out_of_reach(self, cleaned):
        """Refuse years near datetime's limits, where the next day or another time zone would overflow."""
        for name in ("published_at", "expires_at"):
            if (time := cleaned.get(name)) and not FIRST_DAY.year <= time.year <= LAST_DAY.year:
                self.add_error(name, _("Choose a day between the years 1900 and 2500."))

    def _refuse_a_stale_text(self):
        """Refuse a text based on an older version, so that nobody's newer one is overwritten; the form keeps it."""
        # The lock holds until the text is saved: of two who save at once, the second is refused.
        stored = Article.objects.select_for_update().get(pk=self.instance.pk)
        if "body" not in self.fields:
            return
        if not workflow.may_work_on(self.user, stored):
            self.is_stale = self.is_locked = True
            self.add_error(None, _("Meanwhile the article has become: %(status)s.") % {"status": stored.state.label})
        elif self.data.get("based_on", "0") != str(Version.objects.number_of(stored)):
            self.is_stale = True
            self.add_error(None, _("Someone has saved a newer version. Nothing was written over; compare both below."))

    def _keep_what_readers_need(self, cleaned):
        is_scheduled = self.instance.state is SCHEDULED
        if is_scheduled and self.data.get("_move") in TIMED_BY_THEMSELVES and cleaned.get("published_at", 0) is None:
            cleaned["published_at"] = self.instance.published_at
        for name in ("category", "body", "published_at"):
            if name in cleaned and workflow.is_empty(cleaned[name]):
                self.add_error(name, WITHOUT_SCHEDULE if is_scheduled else WITHOUT_PUBLICATION)
