"""The context of the page around an article's form: moves, hints, reviews, the last log entry."""

from news import log, workflow
from news.admin.article import history, preview, steps
from news.admin.article.form import is_written
from news.checking.checks import hints
from news.history.revisions import revision_of
from news.media import photo_uploads
from news.models import Article, Review, Version
from news.models.states import SUBMITTED
from news.moving_in.word import opening
from news.text import differences, editor


def around(request, article) -> dict:
    """Return the context of the page around the form; `article` is None for one that is about to be written."""
    user, is_stored = request.user, article is not None
    may_write = is_written(request, article)
    return {
        "moves": steps.buttons(user, article or Article(creator=user)),
        "may_work_on": may_write,
        "editor_media": editor.MEDIA,
        "may_revise": is_stored and workflow.may_revise(user, article),
        "revision": revision_of(article) if is_stored else None,
        "reviews": Review.objects.filter(version__article=article).select_related("version")[:3] if is_stored else [],
        "last_step": log.steps(article).first() if is_stored else None,
        "longest_note": workflow.LONGEST_NOTE,
        "photo_megabytes": photo_uploads.MAX_MEGABYTES,
        "word_megabytes": opening.MAX_MEGABYTES,
        "photo_too_heavy": photo_uploads.TOO_HEAVY,
        "note": steps.note_again(request, article),
        "is_locked": is_stored and not may_write,
        "based_on": Version.objects.number_of(article) if is_stored else 0,
        "revises_version": Version.objects.number_of(article.revises) if is_stored and article.revises_id else "",
        "hints": hints(article) if is_stored and (may_write or article.state is SUBMITTED) else [],
        "show_save_and_add_another": False,
    }


def refuse_stale(response):
    """Turn the response into a 409 that shows the newer stored text and the refused one side by side."""
    context = response.context_data
    stored = Article.objects.get(pk=context["original"].pk)
    form = context["adminform"].form
    photos, documents = (preview.kept(formset.formset) for formset in context["inline_admin_formsets"][:2])
    theirs, mine = differences.side_by_side(
        history.rendered(stored, stored.photos.all(), stored.attachments.all()),
        history.rendered(form.instance, photos, documents),
    )
    newest = stored.versions.select_related("author").first()
    response.status_code = 409
    response.context_data |= {"theirs": theirs, "mine": mine, "newest": newest, "is_locked": form.is_locked}
    if form.is_locked:
        response.context_data["show_save"] = False
