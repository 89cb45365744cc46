"""The model ImportRun: one import from files, from its dry run to its undoing."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SILENT_AFTER = timedelta(seconds=90)  # The process that works on a run tells every 10 seconds that it lives.


class ImportRun(models.Model):
    """An import: where its files are, what it shall do, and how far it is."""

    class State(models.TextChoices):
        READING = "reading", pgettext_lazy("import", "Dry run under way")
        READ = "read", pgettext_lazy("import", "Dry run finished")
        IMPORTING = "importing", pgettext_lazy("import", "Import under way")
        IMPORTED = "imported", pgettext_lazy("import", "Imported")
        UNDOING = "undoing", pgettext_lazy("import", "Being undone")
        UNDONE = "undone", pgettext_lazy("import", "Undone")

    AT_WORK = (State.READING, State.IMPORTING, State.UNDOING)

    name = models.CharField(_("file or folder"), max_length=300)
    path = models.CharField(max_length=1000)  # On the machine that reads it.
    photos = models.CharField(max_length=1000, blank=True, default="")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.READING)
    publish = models.BooleanField(_("publish under their own date"), default=False)
    make_categories = models.BooleanField(_("make unknown categories anew"), default=False)
    into_the_bin = models.BooleanField(default=True)  # An undoing puts articles there, or deletes them for ever.
    problem = models.TextField(blank=True, default="")
    # Primary keys of categories, sources and films that the run made, by model.
    made = models.JSONField(default=dict)
    creator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    started_at = models.DateTimeField(null=True)  # When the desk last started a process for it.
    alive_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]

    def __str__(self):
        return self.name

    @property
    def is_at_work(self) -> bool:
        """Return whether a process works on it now."""
        return self.state in self.AT_WORK and self.problem == "" and not self.is_silent

    @property
    def is_silent(self) -> bool:
        """Return whether the process that worked on it, or was to begin, has not been heard of for long."""
        heard = max(filter(None, (self.created_at, self.started_at, self.alive_at)))
        return heard < timezone.now() - SILENT_AFTER

    @property
    def is_stopped(self) -> bool:
        """Return whether the process that worked on it ended before it was done."""
        return self.state in self.AT_WORK and not self.is_at_work

    @property
    def may_be_undone(self) -> bool:
        """Return whether it made articles that can be taken back; one that stopped half-way need not be ended first."""
        return self.state == self.State.IMPORTED or (self.state == self.State.IMPORTING and self.is_stopped)

    @property
    def state_in_words(self) -> str:
        """Return how far it is."""
        return str(pgettext_lazy("import", "Stopped")) if self.is_stopped else self.get_state_display()

    def counts(self) -> dict[str, int]:
        """Return how many of its files had each outcome."""
        rows = self.items.order_by().values_list("outcome").annotate(number=models.Count("pk"))
        return dict(rows)
