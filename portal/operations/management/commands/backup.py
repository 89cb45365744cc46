from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.operations.backups import backup
from portal.operations.refusal import Refusal


class Command(BaseCommand):
    help = "Write a backup of database, uploads and settings into a folder, while the site runs; rotate older ones."

    def add_arguments(self, parser):
        parser.add_argument("target", type=Path, help="the folder of all backups, on another disk")
        for period, number in backup.Kept()._asdict().items():
            parser.add_argument(f"--{period}", type=int, default=number, help=f"default {number}")
        parser.add_argument("--with-secrets", action="store_true", help="SECRET_KEY and passwords too")

    def handle(self, target, daily, weekly, monthly, with_secrets, **options):
        try:
            folder = backup.write(target.resolve(), backup.Kept(daily, weekly, monthly), with_secrets)
        except Refusal as refusal:
            raise CommandError(refusal) from refusal
        self.stdout.write(_("The backup was written and checked: {folder}").format(folder=folder))
