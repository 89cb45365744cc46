"""The figures of the whole site, by day, hour and week. No counter ever sits on a row that an editor saves."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from stats.models.day_field import DayField


class SiteDay(models.Model):
    """One local day of the whole site; kept for ever."""

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
    """Views of one day that were added after it was forgotten who had come, and views of articles who had read."""

    day = models.DateField(primary_key=True)
    views = models.PositiveBigIntegerField(default=0)
    article_views = models.PositiveBigIntegerField(default=0)


class SiteHour(models.Model):
    """One local hour of the whole site. Its visitors are those seen first in it that day: hours add up to their day."""

    pk = models.CompositePrimaryKey("day", "hour")
    day = models.DateField()
    hour = models.PositiveSmallIntegerField()
    views = models.PositiveBigIntegerField(default=0)
    visitors = models.PositiveBigIntegerField(default=0)


class SiteWeek(models.Model):
    """One local week of the whole site, named by its Monday; kept for ever."""

    week = models.DateField(_("week"), primary_key=True)
    visitors = models.PositiveBigIntegerField(_("visitors"), default=0)

    class Meta:
        verbose_name = _("site by week")
        verbose_name_plural = _("site by week")
        ordering = ["-week"]

    def __str__(self):
        return f"{self.week:%d/%m/%Y}"


class DeviceDay(models.Model):
    """One kind of device on one day: its views, and the visitors that were seen first with it."""

    pk = models.CompositePrimaryKey("day", "kind")
    day = models.DateField()
    kind = models.PositiveSmallIntegerField()
    views = models.PositiveBigIntegerField(default=0)
    visitors = models.PositiveBigIntegerField(default=0)


class ReferrerDay(models.Model):
    """How many views of one day came by a link on another host; "" for hosts beyond those kept a day."""

    pk = models.CompositePrimaryKey("day", "host")
    day = models.DateField()
    host = models.CharField(max_length=40)
    views = models.PositiveBigIntegerField(default=0)


class ReferrerMonth(models.Model):
    """The days of one host in one month, named by its first; moved together with them."""

    pk = models.CompositePrimaryKey("month", "host")
    month = DayField()
    host = models.CharField(max_length=40)
    views = models.PositiveBigIntegerField(default=0)


class ReferrerYear(models.Model):
    """The days of one host in one year, named by its first; moved together with them."""

    pk = models.CompositePrimaryKey("year", "host")
    year = DayField()
    host = models.CharField(max_length=40)
    views = models.PositiveBigIntegerField(default=0)


class Refusal(models.Model):
    """How many requests of one day were no views, by reason."""

    day = models.DateField(_("day"))
    reason = models.CharField(_("reason"), max_length=20)
    count = models.PositiveBigIntegerField(_("requests"), default=0)

    class Meta:
        verbose_name = _("refused requests")
        verbose_name_plural = _("refused requests")
        constraints = [models.UniqueConstraint(fields=["day", "reason"], name="one_row_a_day_and_reason")]

    def __str__(self):
        return f"{self.day:%d/%m/%Y}, {self.reason}"
