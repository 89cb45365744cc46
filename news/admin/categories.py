"""The admin of categories, topics, sources and the board's list of names."""

from django.contrib import admin
from django.db.models import F, Max
from django.db.models.functions import Coalesce

from news.admin.model_admin import NewsModelAdmin
from news.admin.replacement import ReplacedWhenDeleted
from news.models import BoardName, Category, Source, Topic


@admin.register(Category)
class CategoryAdmin(ReplacedWhenDeleted, NewsModelAdmin):
    list_display = ["name", "parent", "order"]
    list_select_related = ["parent"]
    # The menu's order: each category of the second level below its parent.
    ordering = [
        Coalesce("parent__order", "order"),
        Coalesce("parent__name", "name"),
        F("parent").asc(nulls_first=True),
        "order",
        "name",
    ]
    search_fields = ["name__folded"]
    fields = ["name", "parent", "order", "intro"]

    def get_changeform_initial_data(self, request):
        """Propose an `order` that puts a new category last."""
        last = Category.objects.aggregate(last=Max("order"))["last"]
        return {"order": 0 if last is None else last + 1} | super().get_changeform_initial_data(request)

    def view_on_site(self, category):
        return category.get_absolute_url()


@admin.register(Topic)
class TopicAdmin(NewsModelAdmin):
    list_display = ["title", "starts_on", "ends_on"]
    search_fields = ["title__folded"]
    fields = ["title", "intro", ("starts_on", "ends_on"), "is_on_front_page"]

    def view_on_site(self, topic):
        return topic.get_absolute_url()


@admin.register(Source)
class SourceAdmin(ReplacedWhenDeleted, NewsModelAdmin):
    list_display = ["code", "name"]
    search_fields = ["code__folded", "name__folded"]


@admin.register(BoardName)
class BoardNameAdmin(NewsModelAdmin):
    search_fields = ["name__folded"]
