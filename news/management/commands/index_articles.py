"""The command `index_articles`: makes the word index and the daily counts anew."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from news.search.indexing import index_all


class Command(BaseCommand):
    help = "Makes what the search and the lists know of the articles anew. It is kept in step by itself."

    def handle(self, *args, **options):
        numbers = [0, *index_all()]
        self.stdout.write(_("{number} articles indexed.").format(number=numbers[-1]))
