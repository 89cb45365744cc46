"""The model UnknownAddress: how often an address was asked for that leads nowhere, by day."""

import datetime

from django.db import models, transaction
from django.db.models import F, Sum
from django.utils.translation import gettext_lazy as _

from news.models.addresses.old_addresses import OldAddress
from news.text.addresses import MOST_CHARACTERS, OldPath

KEPT_DAYS = 30
MOST_A_DAY = 200


class UnknownAddressManager(models.Manager):
    @transaction.atomic
    def add(self, day: datetime.date, asked: dict[OldPath, int]):
        """Add how often each address was asked for on a day; of each day the MOST_A_DAY most asked are kept."""
        most_asked = sorted(asked, key=lambda place: (-asked[place], place))[:MOST_A_DAY]
        addresses = sorted(most_asked)  # In one order, so that two machines do not wait for each other.
        self.bulk_create([self.model(day=day, **place._asdict()) for place in addresses], ignore_conflicts=True)
        for place in addresses:
            self.filter(day=day, **place._asdict()).update(asked=F("asked") + asked[place])
        self.filter(day__lte=day - datetime.timedelta(days=KEPT_DAYS)).delete()
        # Of those asked as often, the newest stay: who asks for random addresses asks for each once.
        first = self.filter(day=day).order_by("-asked", "-pk").values_list("pk", flat=True)[:MOST_A_DAY]
        self.filter(day=day).exclude(pk__in=list(first)).delete()

    def most_asked(self, most: int) -> list[dict]:
        """Return path, query and `times` of the most asked addresses that still lead nowhere."""
        known = OldAddress.objects.filter(path=models.OuterRef("path"), query=models.OuterRef("query"))
        unknown = self.filter(~models.Exists(known)).values("path", "query").annotate(times=Sum("asked"))
        return list(unknown.order_by("-times", "path", "query")[:most])


class UnknownAddress(models.Model):
    """One day's requests for an address; nothing of those who asked is stored."""

    day = models.DateField()
    path = models.CharField(_("address"), max_length=MOST_CHARACTERS)
    query = models.CharField(_("query"), max_length=MOST_CHARACTERS, blank=True, default="")
    asked = models.PositiveIntegerField(_("asked for"), default=0)

    objects = UnknownAddressManager()

    class Meta:
        verbose_name = _("unknown address")
        verbose_name_plural = _("unknown addresses")
        constraints = [models.UniqueConstraint(name="unknown_address_once_a_day", fields=["day", "path", "query"])]

    def __str__(self):
        return str(OldPath(self.path, self.query))
