from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.operations import moving
from portal.operations.refusal import Refusal


class Command(BaseCommand):
    help = (
        "Copy all rows of another database into the one of DATABASE_URL, which must have none, while the site is off."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("source", help="address of the database to be moved: sqlite:///path or postgres://…")

    def handle(self, source, **options):
        try:
            rows = moving.move(source)
        except Refusal as refusal:
            raise CommandError(refusal) from refusal
        text = _("{rows} rows were moved and compared. The database they came from is as it was: keep it for a while.")
        self.stdout.write(text.format(rows=rows))
