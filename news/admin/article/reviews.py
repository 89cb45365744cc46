"""Review links for leaders without an account: editors make, list and withdraw them."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from unfold.widgets import UnfoldAdminIntegerFieldWidget, UnfoldAdminTextInputWidget

from news import log
from news.admin.article.steps import article_for
from news.admin.rendering import render_page
from news.models import Article, Review, Version
from news.models.reviews import DAYS_VALID
from pagecache import public_origin


class ReviewForm(forms.ModelForm):
    days = forms.IntegerField(
        label=gettext_lazy("Valid for how many days"),
        min_value=1,
        max_value=60,
        initial=DAYS_VALID,
        widget=UnfoldAdminIntegerFieldWidget,
    )

    class Meta:
        model = Review
        fields = ["leader"]
        widgets = {"leader": UnfoldAdminTextInputWidget}


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def links(request, object_id, model_admin):
    """Show the review links of an article, and the form that makes another for its newest version."""
    article = editors_article(request, object_id, model_admin)
    form = ReviewForm(request.POST or None)
    if form.is_valid():
        review = ask(article, form, request.user)
        return redirect(f"{reverse('admin:news_article_reviews', args=[article.pk])}#link-{review.pk}")
    reviews = Review.objects.filter(version__article=article).select_related("version", "creator")
    for review in reviews:
        review.link = public_origin.absolute(request, review.get_absolute_url())
    context = {
        "title": _("Ask a leader"),
        "subtitle": str(article),
        "original": article,
        "form": form,
        "reviews": reviews,
    }
    return render_page(model_admin, request, "reviews", context)


def editors_article(request, object_id, model_admin):
    """Return the article. Raises PermissionDenied unless an editor asks and it is not in the bin."""
    article = article_for(model_admin, request, object_id)
    if not request.user.has_perm("news.publish_article") or article.status == Article.Status.DELETED:
        raise PermissionDenied
    return article


def ask(article, form, user):
    """Make a review link for the article's newest version, log it and return it."""
    Version.objects.begin(article)
    review = form.save(commit=False)
    review.creator, review.version = user, article.versions.first()
    review.expires_at = timezone.now() + timedelta(days=form.cleaned_data["days"])
    review.save()
    words = _("{leader} was asked by a link to version {number}")
    log.write(article, user, words.format(leader=review.leader, number=review.version.number))
    return review


@require_POST
@transaction.atomic
def withdraw(request, object_id, pk, model_admin):
    """Withdraw a review link: from now on it shows nothing."""
    article = editors_article(request, object_id, model_admin)
    review = get_object_or_404(Review.objects.select_for_update(), version__article=article, pk=pk)
    words = _("The link of {leader} was withdrawn").format(leader=review.leader)
    if review.withdrawn_at is None:
        review.withdrawn_at = timezone.now()
        review.save(update_fields=["withdrawn_at"])
        log.write(article, request.user, words)
    messages.success(request, words)
    return redirect("admin:news_article_reviews", article.pk)
