"""The command `renditions`: makes the missing renditions of photos."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from news.media import rendition_worker


class Command(BaseCommand):
    help = "Make the renditions that photos have not, or have lost from the disk; with --all, every one anew."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="also of photos that have theirs")

    def handle(self, all, **options):
        rendition_worker.forget() if all else rendition_worker.forget_lost()
        self.stdout.write(_("Photos that got their renditions: {count}").format(count=rendition_worker.make_missing()))
