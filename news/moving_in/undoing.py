"""The undoing of an import: what it made and nobody changed since goes; the rest stays and is told."""

from pathlib import Path

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from news.models import Article, Category, ImportedItem, ImportRun, Source, Video
from news.moving_in import runs, unpacking

KINDS = (Category, Source, Video)


def undo(run: ImportRun) -> list[str]:
    """Put the unchanged articles of the run into the bin, or delete them for ever; return what stays, in words.

    Categories, sources and films that the run made go too, if nothing needs them.
    """
    with runs.at_work(run, ImportRun.State.UNDOING, ImportRun.State.UNDONE):
        made = run.items.filter(outcome=ImportedItem.Outcome.MADE).order_by("-place")
        # Not by iterator(): of SQLite no query may be open while others write and this process wants to write too.
        for pk in list(made.values_list("pk", flat=True)):
            _remove(run.items.get(pk=pk), run)
        unpacking.forget(Path(run.path))
        stays = _remove_what_it_made(run)
        return [*stays, *_staying(run)]


@transaction.atomic
def _remove(item, run):
    article = Article.objects.select_for_update().filter(pk=item.article_id).first()
    if article is not None and article.updated_at != item.made_at:
        item.outcome = ImportedItem.Outcome.STAYS
    else:
        item.outcome = ImportedItem.Outcome.REMOVED
        if article is not None and run.into_the_bin:
            article.status, article.imported_as = Article.Status.DELETED, None
            article.save()
            article.old_addresses.all().delete()
        elif article is not None:
            article.delete()
            item.article = None
    item.save(update_fields=["outcome", "article"])


def _remove_what_it_made(run):
    stays = []
    for kind in KINDS:
        made = kind.objects.filter(pk__in=run.made.get(kind.__name__, []))
        # Categories below others go first.
        for thing in made.order_by("-pk"):
            try:
                with transaction.atomic():
                    thing.delete()
            except ProtectedError:
                stays.append(
                    _("{kind} “{name}” stays: articles are in it").format(kind=kind._meta.verbose_name, name=thing)
                )
    return stays


def _staying(run):
    items = run.items.filter(outcome=ImportedItem.Outcome.STAYS)
    words = _("article {number} “{title}” stays: it was changed after the import")
    return [words.format(number=item.article_id, title=item.title) for item in items]
