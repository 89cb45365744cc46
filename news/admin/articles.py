"""The articles: a list of what a person works on, and the form to write, hand in and publish."""

from django.contrib import admin, messages
from django.db import models
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from unfold.admin import ModelAdmin
from unfold.decorators import display
from unfold.widgets import UnfoldAdminTextareaWidget

from news import workflow
from news.admin import openform
from news.admin.articleform import ArticleForm
from news.admin.authors import AuthorFilter, author_name
from news.admin.forms import DeskForm
from news.admin.photos import PhotoInline
from news.models import Article
from news.story import Text, story

STORY = ["title", "category", "source", "lead", "body", "byline"]
STORY_TO_READ = ["title", "shown_category", "shown_source", "lead", "shown_body", "byline"]
PUBLICATION = [("published_at", "expires_at"), "featured_order"]
COLOURS = {"draft": "", "submitted": "warning", "scheduled": "info", "published": "success", "withdrawn": "danger"}


@admin.register(Article)
class ArticleAdmin(DeskForm, ModelAdmin):
    form = ArticleForm
    inlines = [PhotoInline]
    list_display = ["title", "shown_category", "shown_status", "author", "published_at"]
    list_select_related = ["category", "creator"]
    list_per_page = 20
    search_fields = ["title", "lead"]
    search_help_text = _("Searches titles and leads.")
    date_hierarchy = "published_at"
    ordering = ["-updated_at", "-pk"]
    formfield_overrides = {models.TextField: {"widget": UnfoldAdminTextareaWidget(attrs={"rows": 4})}}
    change_form_before_template = "admin/news/article/state.html"

    def get_queryset(self, request):
        return workflow.articles_of(request.user)

    def get_list_filter(self, request):
        filters = ["status", ("category", admin.RelatedOnlyFieldListFilter)]
        return [*filters, AuthorFilter] if _is_editor(request) else filters

    def get_fieldsets(self, request, obj=None):
        may_write = obj is None or self.has_change_permission(request, obj)
        fieldsets = [(None, {"fields": STORY if may_write else STORY_TO_READ})]
        if _is_editor(request):
            fieldsets.append((_("Publication"), {"fields": PUBLICATION}))
        return fieldsets

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or workflow.may_work_on(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or workflow.may_work_on(request.user, obj))

    def view_on_site(self, article):
        return article.get_absolute_url()

    def save_model(self, request, article, form, change):
        if not change:
            article.creator = request.user
        super().save_model(request, article, form, change)

    def changeform_view(self, request, *args, **kwargs):
        return openform.confirm_saved(request, super().changeform_view(request, *args, **kwargs))

    # The steps of an article

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        article = obj or Article(creator=request.user)
        moves = workflow.open_moves(request.user, article)
        context |= {
            "moves": moves,
            "main_move": next((move.name for move in reversed(moves) if move.name in ("submit", "publish")), None),
            "may_work_on": workflow.may_work_on(request.user, article),
            "last_step": workflow.steps(article).first() if obj else None,
            "show_save_and_add_another": False,
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_urls(self):
        move = self.admin_site.admin_view(self.move_view)
        return [
            *openform.urls(self.admin_site),
            path("<path:object_id>/move/", move, name="news_article_move"),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def move_view(self, request, object_id):
        """Make a move without the form, for those who may not change the article as it stands."""
        article = self.get_object(request, object_id)
        if article is None:
            raise Http404
        return self.moved(request, article)

    def response_add(self, request, obj, post_url_continue=None):
        if "_move" in request.POST:
            return self.moved(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        if "_move" in request.POST:
            return self.moved(request, obj)
        return super().response_change(request, obj)

    def moved(self, request, article):
        """Make the move whose button was pressed; the form, if there was one, is saved by now."""
        try:
            move = workflow.make(request.POST.get("_move", ""), article, request.user, request.POST.get("note", ""))
        except workflow.NotReady as error:
            reason = " ".join(error.messages)
            messages.error(request, _("Not done. {reason} What you wrote is saved.").format(reason=reason))
            return redirect("admin:news_article_change", article.pk)
        link = format_html('<a href="{}">{}</a>', article.get_absolute_url(), article)
        messages.success(request, format_html("{}: {}", move.done, link))
        return self.response_post_save_change(request, article)

    # What is shown and not edited

    @display(description=_("category"), ordering="category")
    def shown_category(self, article):
        return article.category

    @display(description=_("status"), ordering="status", label=COLOURS)
    def shown_status(self, article):
        if article.is_scheduled():
            return "scheduled", _("Scheduled")
        return article.status, article.get_status_display()

    @display(description=_("author"), ordering="creator")
    def author(self, article):
        return author_name(article.creator)

    @display(description=_("source"))
    def shown_source(self, article):
        return article.source

    @display(description=_("body"))
    def shown_body(self, article):
        parts = story(article.body, article.photos.all())
        shown = [(part.html if isinstance(part, Text) else format_html("<p>▣ {}</p>", part.caption),) for part in parts]
        return format_html('<div class="desk-body">{}</div>', format_html_join("", "{}", shown))


def _is_editor(request):
    return request.user.has_perm("news.publish_article")
