"""Revisions: copies in which published articles are changed until an editor publishes the changes."""

from news.history.versions import put
from news.models import Article, Version, kept_files
from news.models.content import content_of, reads_alike


def revision_of(article) -> Article | None:
    """Return the revision of the article that is not in the bin, or None."""
    return article.revisions.kept().select_related("creator").first()


def begin(article, user, content=None) -> Article:
    """Make a revision for this person: a copy of the article, or of `content`, an older version's."""
    Version.objects.begin(article)
    revision = Article(revises=article, creator=user, title=article.title)
    revision.save()
    put(content or content_of(article), revision)
    Version.objects.begin(revision)
    return revision


def apply(revision) -> Article:
    """Copy the revision's content and history to its article, delete the revision and return the article."""
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
    # The revision's first version is the article's own text when the work began.
    for version in revision.versions.exclude(number=1).order_by("number"):
        version.article, version.number = article, Version.objects.number_of(article) + 1
        version.save(update_fields=["article", "number"])
