"""The page of one article's views and readers by day, for editors and for its reporter."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.models import Article
from stats.articles import days
from stats.desk.access import page
from stats.periods import PeriodForm
from stats.site import series


def may_see(user, article) -> bool:
    """Return whether this user sees the article's statistics; `article` is None if it was deleted.

    Who sees all statistics or edits all articles sees every article's; a reporter sees those of her own articles.
    """
    if user.has_perm("stats.view_statistics") or user.has_perm("news.edit_others_articles"):
        return True
    return article is not None and article.creator_id == user.pk and user.has_perm("news.view_article")


@require_safe
@admin.site.admin_view
def figures(request, pk):
    """Show views and readers of the article with this pk, also of a deleted one."""
    article = Article.objects.defer("body").filter(pk=pk).first()
    if not may_see(request.user, article):
        raise PermissionDenied
    total = days.total_of(pk)
    if article is None and not total.views:
        raise Http404
    form = PeriodForm(request.GET)
    period = form.period() if {"ky", "tu", "den"} & set(request.GET) else days.all_days(pk)
    steps = [step for step in series.steps_of(period) if not step.is_within_a_day] or [series.STEPS["ngay"]]
    step = next((step for step in steps if step.name == request.GET.get("buoc")), steps[0])
    return page(
        request,
        "article.html",
        article.title if article else _("Deleted article {number}").format(number=pk),
        article=article,
        total=total,
        form=form.shown(period),
        period=period,
        steps=steps,
        step=step,
        points=[(point, None) for point in days.points(pk, period, step)],
    )
