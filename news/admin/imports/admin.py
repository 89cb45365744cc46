"""ImportRunAdmin: the list of imports, and the way to their pages."""

from django.contrib import admin
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from news.admin.imports import new, run
from news.models import ImportRun


@admin.register(ImportRun)
class ImportRunAdmin(ModelAdmin):
    list_display = ["name", "how_far", "creator", "created_at"]
    list_select_related = ["creator"]
    list_per_page = 50
    actions = None
    exclude = ["path", "photos", "into_the_bin", "problem", "made", "alive_at", "started_at"]

    def get_urls(self):
        def page(route, view, name):
            wrapped = self.admin_site.admin_view(view)
            return path(f"<int:pk>/{route}/", wrapped, {"model_admin": self}, name=f"news_importrun_{name}")

        return [
            page("import", run.take_in, "import"),
            page("continue", run.go_on, "continue"),
            page("undo", run.undo, "undo"),
            page("forget", run.forget, "forget"),
            page("report", run.download, "report"),
            *super().get_urls(),
        ]

    @admin.display(description=_("state"), ordering="state")
    def how_far(self, run):
        return run.state_in_words

    def add_view(self, request, form_url="", extra_context=None):
        return new.begin(request, self)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not object_id.isdecimal():
            return redirect("admin:news_importrun_changelist")
        return run.show(request, self, int(object_id))

    def has_delete_permission(self, request, obj=None):
        return False  # Its own page deletes an import, with the file that was sent for it.
