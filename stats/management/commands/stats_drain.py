import signal
import threading

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from stats.draining import drainer


class Command(BaseCommand):
    help = "Adds the views that wait in this machine's spool to the figures, about once a second, until stopped."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="add what waits now, then end")

    def handle(self, **options):
        if options["once"]:
            self.stdout.write(self._drain_once())
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        drainer.drain_for_ever(stop)

    def _drain_once(self):
        added = drainer.drain_alone()
        if added is None:
            return _("Nothing to do: another drainer is at work on this machine.")
        return _("{count} records were added.").format(count=added)
