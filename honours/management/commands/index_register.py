"""The command `index_register`: makes the index of the register anew."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from honours.register.indexing import index_all


class Command(BaseCommand):
    help = "Makes what the search in the register knows of the grants anew. It is kept in step by itself."

    def handle(self, *args, **options):
        numbers = [0, *index_all()]
        self.stdout.write(_("{number} grants indexed.").format(number=numbers[-1]))
