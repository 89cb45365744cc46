from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from news.models import Article
from pagecache.composing import composer

BATCH = 500


class Command(BaseCommand):
    help = "Make the pages of all published articles, so that no reader waits for one."

    def handle(self, **options):
        if not settings.PUBLIC_ORIGIN:
            raise CommandError(_("Pages can only be made for a known address: set PUBLIC_ORIGIN."))
        articles = Article.objects.published().newest_first().only("slug")
        total = articles.count()
        # All at first: of SQLite no query may be open while others write and this process wants to write too.
        addresses = [article.get_absolute_url() for article in articles.iterator()]
        for done in composer.compose(addresses):
            if done % BATCH == 0 or done == total:
                self.stdout.write(_("Pages: {done} of {total}").format(done=done, total=total))
