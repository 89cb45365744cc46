"""ArticleAdmin: the list of the articles a person works on, and the form to write, submit and publish one."""

from django.contrib import admin, messages
from django.contrib.admin.options import ActionLocation
from django.db import models
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextareaWidget

from news import log, moves, workflow
from news.admin import urls
from news.admin.article import columns, deletion, open_form, page, photos, steps
from news.admin.article.attachments import AttachmentInline
from news.admin.article.corrections import CorrectionInline
from news.admin.article.form import ArticleForm, is_written
from news.admin.article.photos import PhotoInline
from news.admin.bulk import actions as bulk
from news.admin.day_and_time import DayAndTimeField
from news.admin.list_filters import FILTER_KEYS, AuthorFilter, CategoryFilter
from news.admin.long_list import LongList
from news.admin.model_admin import NewsModelAdmin
from news.admin.period_filter import PeriodFilter
from news.admin.state_filter import StateFilter
from news.history import changes
from news.models import Article, Attachment, Correction, Photo, Version
from news.search.hits import narrowed, wanted

STORY = list(Article.CONTENT)
SHOWN = {"category": columns.category, "topic": columns.topic, "source": columns.source, "body": columns.body}
STORY_TO_READ = [SHOWN.get(name, name) for name in STORY]
PUBLICATION = [("published_at", "expires_at"), "featured_order"]


@admin.register(Article)
class ArticleAdmin(NewsModelAdmin):
    form = ArticleForm
    inlines = [PhotoInline, AttachmentInline]
    list_display = [columns.title, columns.category, columns.state, columns.author, columns.views, columns.last_change]
    list_display_links = [columns.title]
    list_select_related = ["category", "creator"]
    list_per_page = 20
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # Each count would read all articles.
    search_fields = ["title", "lead"]
    search_help_text = _("Searches all texts, with or without marks.")
    ordering = ["-updated_at", "-pk"]
    actions = [*bulk.as_django_has_them(), deletion.delete_selected]
    formfield_overrides = {
        models.TextField: {"widget": UnfoldAdminTextareaWidget(attrs={"rows": 4})},
        models.DateTimeField: {"form_class": DayAndTimeField},
    }
    change_form_before_template = "admin/news/article/state.html"
    list_before_template = "admin/news/article/bin.html"

    def get_changelist(self, request, **kwargs):
        return LongList

    def get_queryset(self, request):
        return workflow.articles_of(request.user)

    def lookup_allowed(self, lookup, value, request):
        """Allow only the keys of the list's own filters; any other key in the address is refused."""
        return lookup in FILTER_KEYS

    def get_search_results(self, request, articles, text):
        """Search the readers' word index, in all articles and without marks: "khen thuong" finds "Khen thưởng"."""
        what = wanted(text)
        if text.strip() and not what:
            messages.warning(request, _("Signs alone find nothing: type words or numbers."))
            return articles.none(), False
        return (narrowed(articles, what) if what else articles), False

    def get_list_filter(self, request):
        filters = [StateFilter, CategoryFilter, ("published_at", PeriodFilter)]
        return [*filters, AuthorFilter] if _is_editor(request) else filters

    def get_actions(self, request, action_location=ActionLocation.CHANGE_LIST):
        actions = deletion.named_for_the_list(super().get_actions(request, action_location), request)
        return bulk.offered(actions, request, deletion.is_bin(request))

    def get_inlines(self, request, obj):
        """Add corrections for editors of a published article that has appeared: before that, nobody has read it."""
        corrects = obj and obj.status == Article.Status.PUBLISHED and obj.has_appeared() and _is_editor(request)
        return [*self.inlines, CorrectionInline] if corrects else self.inlines

    def get_fieldsets(self, request, obj=None):
        fieldsets = [(None, {"fields": STORY if is_written(request, obj) else STORY_TO_READ})]
        if _is_editor(request) and not (obj and obj.revises_id):
            fieldsets.append((_("Publication"), {"fields": PUBLICATION}))
        return fieldsets

    def get_readonly_fields(self, request, obj=None):
        return () if is_written(request, obj) else STORY_TO_READ

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.user = request.user
        return form

    # Permissions; the rules are in workflow.py and moves.py

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        if obj is None or not allowed:
            return allowed
        return is_written(request, obj) or (_is_editor(request) and obj.status != Article.Status.DELETED)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or moves.may_delete(request.user, obj))

    def view_on_site(self, article):
        return article.get_absolute_url() if article.status != Article.Status.DELETED else None

    # Saving

    def save_model(self, request, article, form, change):
        before = Article.objects.filter(pk=article.pk).first()
        if before:
            form.version = Version.objects.begin(before)
        else:
            article.creator = request.user
        super().save_model(request, article, form, change)
        if before and "_move" not in request.POST:
            workflow.note_new_times(before, article, request.user)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        photos.name_in_text(form.instance, formsets)
        photos.tell_of_refused(request, form.instance)
        version = Version.objects.record(form.instance, request.user)
        corrections = [formset for formset in formsets if formset.model is Correction and formset.has_changed()]
        if corrections or (change and version != form.version):
            form.instance.note_change()

    def construct_change_message(self, request, form, formsets, add=False):
        """Log changes of content as the comparison of two versions finds them, and all other changes as Django does."""
        if add:
            return super().construct_change_message(request, form, formsets, add)
        others = [formset for formset in formsets if formset.model not in (Photo, Attachment)]
        told = super().construct_change_message(request, form.without_story(), others)
        return [*changes.entries(form.version.content, form.instance.versions.first().content, form.instance), *told]

    def log_deletions(self, request, articles):
        return log.write_deleted(articles, request.user)

    def delete_model(self, request, article):
        deletion.delete(article, request.user)

    def delete_queryset(self, request, articles):
        for article in articles:
            deletion.delete(article, request.user)

    def response_delete(self, request, obj_display, obj_id):
        return deletion.told(request, obj_display, obj_id)

    def get_deleted_objects(self, articles, request):
        return deletion.named(articles, self, request)

    # The page of one article

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context |= page.around(request, obj)
        response = super().render_change_form(request, context, add, change, form_url, obj)
        if context["adminform"].form.is_stale:
            page.refuse_stale(response)
        return response

    def response_add(self, request, obj, post_url_continue=None):
        answer = self._moved(request, obj) or super().response_add(request, obj, post_url_continue)
        return open_form.confirm_saved(request, obj, answer)

    def response_change(self, request, obj):
        answer = self._moved(request, obj) or super().response_change(request, obj)
        return open_form.confirm_saved(request, obj, answer)

    def _moved(self, request, article):
        return steps.moved(self, request, article) if "_move" in request.POST else None

    def get_urls(self):
        return [*urls.urls(self), *super().get_urls()]


def _is_editor(request):
    return request.user.has_perm("news.publish_article")
