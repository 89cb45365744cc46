"""The command `import_addresses`: takes a CSV file of old addresses and their targets."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

import csv_uploads
from news.addresses import csv_file


class Command(BaseCommand):
    help = "Takes a CSV file with two columns, an old address and its target (an address or a title of the portal)."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only says what would be done")

    def handle(self, *, file, dry_run, **options):
        try:
            found = csv_file.read(csv_uploads.text_of(file.read_bytes()))
        except (OSError, csv_uploads.Refused) as error:
            raise CommandError(error) from error
        for line, text, reason in found.wrong:
            self.stdout.write(_("Line {line}: {reason} {text}").format(line=line, reason=reason, text=text[:100]))
        if not dry_run:
            csv_file.write(found, None, file.name)
        words = _("{new} new, {changed} with another target, {known} known already, {wrong} refused.")
        numbers = {"new": len(found.new), "changed": len(found.changed), "known": found.known}
        self.stdout.write(words.format(**numbers, wrong=len(found.wrong)))
        if dry_run:
            self.stdout.write(_("Nothing was written."))
