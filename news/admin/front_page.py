"""The desk of the front page: kinds and order of its blocks, its banner, and the notices above all pages."""

from copy import copy

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import path, resolve, reverse
from django.utils.csp import CSP, build_policy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from unfold.widgets import UnfoldAdminIntegerFieldWidget, UnfoldAdminSelectWidget

from news.admin.model_admin import NewsModelAdmin
from news.admin.rendering import render_page
from news.lists.front_page import arrangement, front_page
from news.models import FrontBlock, Notice, Topic
from news.pages.views import home_page

MOST_NOTICES = 5


class FrontPageForm(forms.Form):
    """One kind and one place for each category of the first level, and the topic across the page."""

    banner = forms.ModelChoiceField(
        Topic.objects.all(),
        label=gettext_lazy("Movement of the day"),
        empty_label=gettext_lazy("None"),
        required=False,
        widget=UnfoldAdminSelectWidget(),
        help_text=gettext_lazy("Stands across the front page until the topic's last day."),
    )

    def __init__(self, data=None):
        super().__init__(data)
        self.branches = arrangement()
        self.initial["banner"] = Topic.objects.filter(is_on_front_page=True).first()
        for place, (branch, kind) in enumerate(self.branches, 1):
            name, pk = branch.category.name, branch.category.pk
            self.fields[f"kind_{pk}"] = forms.ChoiceField(
                label=_("Kind of the block “{name}”").format(name=name),
                choices=FrontBlock.Kind.choices,
                initial=kind,
                widget=UnfoldAdminSelectWidget(),
            )
            self.fields[f"place_{pk}"] = forms.IntegerField(
                label=_("Place of the block “{name}”").format(name=name),
                min_value=1,
                max_value=999,
                initial=place,
                widget=UnfoldAdminIntegerFieldWidget(),
            )

    def rows(self):
        """Return each category with its two fields, in the order of the front page."""
        categories = [branch.category for branch, _kind in self.branches]
        return [(category, self[f"kind_{category.pk}"], self[f"place_{category.pk}"]) for category in categories]

    def arranged(self):
        """Return the branches with their kinds in the order that the form asks for."""
        asked, pk = self.cleaned_data, lambda branch: branch.category.pk
        branches = sorted((branch for branch, _kind in self.branches), key=lambda one: asked[f"place_{pk(one)}"])
        return [(branch, asked[f"kind_{pk(branch)}"]) for branch in branches]

    @transaction.atomic
    def save(self):
        """Store what differs; return the changed blocks and topics."""
        stored, changed = {block.category_id: block for block in FrontBlock.objects.all()}, []
        for order, (branch, kind) in enumerate(self.arranged()):
            block = stored.get(branch.category.pk)
            if block is None or (block.kind, block.order) != (kind, order):
                block = block or FrontBlock(category=branch.category)
                block.kind, block.order = kind, order
                block.save()
                changed.append(block)
        return [*changed, *self._save_banner(self.cleaned_data["banner"])]

    def _save_banner(self, banner):
        for topic in Topic.objects.filter(Q(is_on_front_page=True) | Q(pk=banner and banner.pk)):
            if topic.is_on_front_page != (topic == banner):
                topic.is_on_front_page = topic == banner
                topic.save(update_fields=["is_on_front_page"])
                yield topic


@admin.register(FrontBlock)
class FrontBlockAdmin(NewsModelAdmin):
    """One page for all blocks instead of a list."""

    def get_urls(self):
        preview = self.admin_site.admin_view(xframe_options_sameorigin(self.preview))
        return [path("preview/", preview, name="news_frontblock_preview"), *super().get_urls()]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        """Show and take the form of the whole front page."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        form = FrontPageForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            for changed in form.save():
                self.log_change(request, changed, _("Front page arranged"))
            messages.success(request, _("The front page stands as arranged."))
            return redirect("admin:news_frontblock_changelist")
        context = {"title": _("Front page"), "form": form, "notices": Notice.objects.all()[:MOST_NOTICES]}
        return render_page(self, request, "arrange", context, "front_page")

    def preview(self, request):
        """Show the front page as the form has it, without storing anything."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        form = FrontPageForm(request.POST)
        response = home_page(reader_of(request), front_page(form.arranged() if form.is_valid() else None))
        response.headers[CSP.HEADER_ENFORCE.value] = build_policy(settings.PREVIEW_CSP)
        return response


def reader_of(request):
    """Return the request as an anonymous reader of the front page would send it."""
    reading, home = copy(request), reverse("news:home")
    reading.user, reading.path, reading.path_info = AnonymousUser(), home, home
    reading.resolver_match, reading.GET = resolve(home), QueryDict()
    return reading


@admin.register(Notice)
class NoticeAdmin(NewsModelAdmin):
    list_display = ["text", "begins_at", "ends_at"]
    fields = ["text", "address", ("begins_at", "ends_at")]
