"""Work on an article that readers see: it goes on in a copy until an editor publishes the changes."""

from news.history.versions import put
from news.models import Article, Version, kept_files
from news.models.content import content_of, reads_alike


def revision_of(article) -> Article | None:
    """The copy in which someone works on the article."""
    return article.revisions.kept().select_related("creator").first()


def begin(article, person, content=None) -> Article:
    """A copy of the article, or of what it once said, for this person to work on."""
    Version.objects.begin(article)
    revision = Article(revises=article, creator=person, title=article.title)
    revision.save()
    put(content or content_of(article), revision)
    Version.objects.begin(revision)
    return revision


def apply(revision) -> Article:
    """Let the article say what its revision says, take the revision's past over, and remove the copy."""
    article = Article.objects.select_for_update().get(pk=revision.revises_id)
    Version.objects.begin(article)
    is_changed = not reads_alike(content_of(article), content_of(revision))
    for name in Article.CONTENT:
        setattr(article, name, getattr(revision, name))
    for photo in article.photos.all():
        photo.delete()
    revision.photos.update(article=article)
    article.attachments.all().delete()
    revision.attachments.update(article=article)
    _hand_over_past(revision, article)
    article.save()
    if is_changed:
        article.note_change()
    revision.delete()
    return article


def _hand_over_past(revision, article):
    kept_files.hand_over(revision, article)
    # The first says what the article said when the work began.
    for version in revision.versions.exclude(number=1).order_by("number"):
        version.article, version.number = article, Version.objects.number_of(article) + 1
        version.save(update_fields=["article", "number"])
