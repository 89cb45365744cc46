from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.operations.backups import restore
from portal.operations.refusal import Refusal


class Command(BaseCommand):
    help = "Restore a backup into an empty database and an empty folder of uploads, and compare them with it."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("source", type=Path, help="the folder of one backup")
        parser.add_argument("--check", action="store_true", help="only read all of the backup, and restore nothing")

    def handle(self, source, check, **options):
        try:
            if check:
                made_at = restore.check(source)["made_at"]
                self.stdout.write(_("The backup of {moment} is whole.").format(moment=made_at))
                return
            differences = restore.restore(source)
        except (Refusal, OSError) as refusal:
            raise CommandError(refusal) from refusal
        if differences:
            raise CommandError("\n".join([_("The backup was restored, but:"), *differences]))
        self.stdout.write(_("The backup was restored, and all that it tells of was found here."))
