from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from honours.consultations import retention


class Command(BaseCommand):
    help = "Deletes the opinions on consultations whose time is over; the server does so by itself once an hour."

    def handle(self, **options):
        self.stdout.write(_("{count} opinions were deleted.").format(count=retention.purge()))
