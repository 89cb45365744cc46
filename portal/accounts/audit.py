"""Writes what happens to accounts into Django's admin log, where administrators read it."""

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.utils.translation import gettext as _

from portal.accounts.models import User


def write(user, words: str, by=None):
    """Write a line about an account to the log; `by` is the user who did it, by default the account's own."""
    LogEntry.objects.log_actions((by or user).pk, [user], CHANGE, f"{words}.", single_object=True)


@receiver(user_logged_in)
def _signed_in(user, **signal):
    write(user, _("Signed in"))


@receiver(user_logged_out)
def _signed_out(user, **signal):
    if user:
        write(user, _("Signed out"))


@receiver(user_login_failed)
def _failed(credentials, request=None, **signal):
    if request and AxesProxyHandler.is_locked(request, credentials):
        return  # The password was not checked, and further attempts would flood the log.
    user = User.objects.filter(username=str(credentials.get("username", ""))[:150]).first()
    if user:
        write(user, _("Somebody gave a wrong password for this account"))
