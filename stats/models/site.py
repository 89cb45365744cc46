"""Aggregates of the whole site by day, hour, week, device and referrer. No counter is on a row an editor saves."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from stats.models.day_field import DayField


class SiteDay(models.Model):
    """Views and visitors of the site on one local day; kept for ever."""

    day = models.DateField(_("day"), primary_key=True)
    views = models.PositiveBigIntegerField(_("views"), default=0)
    visitors = models.PositiveBigIntegerField(_("visitors"), default=0)

    class Meta:
        verbose_name = _("site by day")
        verbose_name_plural = _("site by day")
        ordering = ["-day"]
        permissions = [("view_statistics", _("Can see and export the statistics"))]

    def __str__(self):
        return f"{self.day:%d/%m/%Y}"


class LateDay(models.Model):
    """Views of one day added after its visitors were deleted, and views of articles added after its readers were."""

    day = models.DateField(primary_key=True)
    views = models.PositiveBigIntegerField(default=0)
    article_views = models.PositiveBigIntegerField(default=0)


class SiteHour(models.Model):
    """One local hour of the site. A visitor counts in the first hour of the day only: hours add up to their day."""

    pk = models.CompositePrimaryKey("day", "hour")
    day = models.DateField()
    hour = models.PositiveSmallIntegerField()
    views = models.PositiveBigIntegerField(default=0)
    visitors = models.PositiveBigIntegerField(default=0)


class SiteWeek(models.Model):
    """Distinct visitors of the site in one local week, keyed by its Monday; kept for ever."""

    week = models.DateField(_("week"), primary_key=True)
    visitors = models.PositiveBigIntegerField(_("visitors"), default=0)

    class Meta:
        verbose_name = _("site by week")
        verbose_name_plural = _("site by week")
        ordering = ["-week"]

    def __str__(self):
        return f"{self.week:%d/%m/%Y}"


class DeviceDay(models.Model):
    """Views with one kind of device on one day, and the visitors whose first view of the day was with it."""

    pk = models.CompositePrimaryKey("day", "kind")
    day = models.DateField()
    kind = models.PositiveSmallIntegerField()
    views = models.PositiveBigIntegerField(default=0)
    visitors = models.PositiveBigIntegerField(default=0)


class ReferrerDay(models.Model):
    """Views of one day by referrer; host "" sums the hosts beyond the daily limit."""

    pk = models.CompositePrimaryKey("day", "host")
    day = models.DateField()
    host = models.CharField(max_length=40)
    views = models.PositiveBigIntegerField(default=0)


class ReferrerMonth(models.Model):
    """Views of one month by referrer, keyed by its first day; written in one transaction with the days."""

    pk = models.CompositePrimaryKey("month", "host")
    month = DayField()
    host = models.CharField(max_length=40)
    views = models.PositiveBigIntegerField(default=0)


class ReferrerYear(models.Model):
    """Views of one year by referrer, keyed by its first day; written in one transaction with the days."""

    pk = models.CompositePrimaryKey("year", "host")
    year = DayField()
    host = models.CharField(max_length=40)
    views = models.PositiveBigIntegerField(default=0)


class Refusal(models.Model):
    """The number of refusals of one day, by reason."""

    day = models.DateField(_("day"))
    reason = models.CharField(_("reason"), max_length=20)
    count = models.PositiveBigIntegerField(_("requests"), default=0)

    class Meta:
        verbose_name = _("refused requests")
        verbose_name_plural = _("refused requests")
        constraints = [models.UniqueConstraint(fields=["day", "reason"], name="one_row_a_day_and_reason")]

    def __str__(self):
        return f"{self.day:%d/%m/%Y}, {self.reason}"
