"""The roles that must sign in with a second factor."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class SecondFactorRule(models.Model):
    """A role whose users sign in with a password and a code of their phone."""

    group = models.OneToOneField(Group, verbose_name=_("role"), on_delete=models.CASCADE)

    class Meta:
        verbose_name = _("role with second factor")
        verbose_name_plural = _("roles with second factor")

    def __str__(self):
        return gettext(self.group.name)
