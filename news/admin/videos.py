"""The admin of films."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from news.admin.article.photos import PhotoWidget
from news.admin.model_admin import NewsModelAdmin
from news.media.photo_field import PhotoField
from news.models import Video


@admin.register(Video)
class VideoAdmin(NewsModelAdmin):
    list_display = ["title", "kind", "date", "has_film"]
    list_filter = ["kind"]
    date_hierarchy = "date"
    search_fields = ["title__folded"]
    fields = ["title", ("kind", "date"), "description", "file", "youtube", "poster"]
    formfield_overrides = {PhotoField: {"widget": PhotoWidget}}

    def view_on_site(self, video):
        is_public = Video.objects.published().filter(pk=video.pk).exists()
        return video.get_absolute_url() if is_public else None

    @display(description=_("film"), boolean=True)
    def has_film(self, video):
        return video.has_film()
