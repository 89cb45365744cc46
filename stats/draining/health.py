"""The state of the counting: last reports of the drainers, waiting and lost views, warnings in plain words."""

import datetime
import secrets
import socket
import time
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db.models import Max, Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

import clocks
from number_formats import grouped
from stats.collecting import spool
from stats.collecting.records import SIZE
from stats.models import Machine, Refusal, SiteDay, SpoolOffset

REPORT_SECONDS = 10
SILENT = datetime.timedelta(minutes=2)
STUCK_SECONDS = 300
MANY_RECORDS = 20_000
NEARLY_FULL = 0.8
DAYS_OF_LOSSES = 7

_next_report = 0.0


class Freshness(NamedTuple):
    """All machines; waiting, dropped and unreadable records; warnings for administrators."""

    machines: list[Machine]
    waiting: int
    dropped: int
    bad: int
    warnings: list[str]


def report():
    """Store the state of this machine's spool and clock, at most every REPORT_SECONDS; the drainer calls it."""
    global _next_report
    if time.monotonic() < _next_report:
        return
    _next_report = time.monotonic() + REPORT_SECONDS
    read = dict(SpoolOffset.objects.values_list("file", "offset"))
    unread = {path: path.stat().st_size - read.get(path.name, 0) for path in spool.files()}
    stuck = [
        path for path, size in unread.items() if size >= SIZE and time.time() - path.stat().st_mtime > STUCK_SECONDS
    ]
    said = {
        "name": socket.gethostname()[:100],
        "drained_at": timezone.now(),
        "waiting_records": sum(unread.values()) // SIZE,
        "waiting_bytes": sum(unread.values()),
        "stuck_files": len(stuck),
    } | _about_the_clock()
    Machine.objects.update_or_create(spool=_name_of_spool(), defaults=said)


def _about_the_clock():
    """Return the fields of Machine that describe its clock, in seconds against the database's."""
    clocks.machine.even_seconds()
    now = timezone.now()
    said = {"clock_ahead": round((now - (clocks.database_now() or now)).total_seconds())}
    if moved := clocks.machine.moved:
        said |= {"clock_set_at": moved.at, "clock_set_by": moved.seconds}
    return said


def _name_of_spool():
    """Return the random name kept in the spool folder: a replaced container has a new host name but the same spool."""
    path = Path(settings.SPOOL_DIR) / "name"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_hex(8))
    return path.read_text().strip()[:32]


def freshness() -> Freshness:
    """Return all machines, waiting views, losses of the last DAYS_OF_LOSSES days, and warnings."""
    machines = list(Machine.objects.order_by("name"))
    since = timezone.localdate() - datetime.timedelta(days=DAYS_OF_LOSSES - 1)
    lost = Refusal.objects.filter(day__gte=since, reason__in=("dropped", "bad")).values_list("reason")
    lost = dict(lost.annotate(Sum("count")).order_by())
    warnings = [] if machines else [_("No machine has counted yet. Ask the technician whether the drainer runs.")]
    for machine in machines:
        warnings += [*_warnings_of(machine), *_warnings_of_clock(machine)]
    warnings += _warnings_of_days_to_come()
    if lost.get("dropped"):
        text = _("{count} views of the last {days} days could not be written down and are lost. Is a disk full?")
        warnings.append(text.format(count=grouped(lost["dropped"]), days=DAYS_OF_LOSSES))
    if lost.get("bad"):
        text = _("{count} records of the last {days} days were unreadable and were skipped.")
        warnings.append(text.format(count=grouped(lost["bad"]), days=DAYS_OF_LOSSES))
    waiting = sum(machine.waiting_records for machine in machines)
    return Freshness(machines, waiting, lost.get("dropped", 0), lost.get("bad", 0), warnings)


def _warnings_of(machine):
    if timezone.now() - machine.drained_at > SILENT:
        since = date_format(timezone.localtime(machine.drained_at), "DATETIME_FORMAT")
        text = _(
            "Machine {name} has added no views since {since}. They are kept in its files and will be added, once each, "
            "when its drainer runs again."
        )
        yield text.format(name=machine.name, since=since)
    if machine.waiting_records > MANY_RECORDS:
        text = _("{count} views wait on machine {name}: the figures lag behind.")
        yield text.format(count=grouped(machine.waiting_records), name=machine.name)
    if machine.waiting_bytes > NEARLY_FULL * spool.ALL_BYTES:
        text = _("The files of waiting views on machine {name} are nearly full; after that new views are lost.")
        yield text.format(name=machine.name)
    if machine.stuck_files:
        text = _(
            "{count} files of waiting views on machine {name} cannot be read; the technician finds why in the log."
        )
        yield text.format(count=machine.stuck_files, name=machine.name)


def _warnings_of_clock(machine):
    if abs(machine.clock_ahead) > clocks.MOVED_SECONDS:
        ahead = _("The clock of machine {name} is {duration} ahead of the database's. Its views count when it says.")
        behind = _("The clock of machine {name} is {duration} behind the database's. Its views count when it says.")
        yield (ahead if machine.clock_ahead > 0 else behind).format(
            name=machine.name, duration=_duration(machine.clock_ahead)
        )
    if machine.clock_set_at and abs(timezone.now() - machine.clock_set_at).days < DAYS_OF_LOSSES:
        forward = _("The clock of machine {name} was set forward by {duration}, to {moment}.")
        back = _("The clock of machine {name} was set back by {duration}, to {moment}.")
        yield (forward if machine.clock_set_by > 0 else back).format(
            name=machine.name,
            duration=_duration(machine.clock_set_by),
            moment=date_format(timezone.localtime(machine.clock_set_at), "DATETIME_FORMAT"),
        )


def _warnings_of_days_to_come():
    days = SiteDay.objects.filter(day__gt=timezone.localdate()).aggregate(last=Max("day"), views=Sum("views"))
    if days["views"]:
        text = _(
            "{count} views stand on days that are still to come, until {day}: a clock was ahead when they were "
            "counted. They are part of the total."
        )
        yield text.format(count=grouped(days["views"]), day=date_format(days["last"], "SHORT_DATE_FORMAT"))


def _duration(seconds):
    since = timezone.now()
    return timesince(since, since + datetime.timedelta(seconds=abs(seconds)))
