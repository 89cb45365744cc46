"""The admin of opening balances: what an older counter had counted."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.decorators import display

from news.models import Article
from number_formats import grouped
from stats.models import ArticleOpening, SiteOpening


class OpeningAdmin(ModelAdmin):
    """The admin of an opening balance; it stores which user set it."""

    readonly_fields = ["set_by", "set_at"]
    list_per_page = 50

    def get_fields(self, request, opening=None):
        return [*self.filled_in, *(self.readonly_fields if opening else [])]

    def save_model(self, request, opening, form, change):
        if change and not form.has_changed():
            return  # Saving an unchanged form does not make this user the one who set it.
        opening.set_by = f"{request.user} ({request.user.get_username()})"
        super().save_model(request, opening, form, change)

    @display(description=_("views"), ordering="views")
    def views_grouped(self, opening):
        return grouped(opening.views)


@admin.register(SiteOpening)
class SiteOpeningAdmin(OpeningAdmin):
    filled_in = ["visitors", "views", "note"]
    list_display = ["note", "visitors_grouped", "views_grouped", "set_by", "set_at"]

    @display(description=_("visitors"), ordering="visitors")
    def visitors_grouped(self, opening):
        return grouped(opening.visitors)


class ArticleOpeningForm(ModelForm):
    """Refuses the pk of an article that does not exist."""

    def clean_article_id(self):
        pk = self.cleaned_data["article_id"]
        if not Article.objects.filter(pk=pk).exists():
            raise ValidationError(_("There is no article with this number."))
        return pk


@admin.register(ArticleOpening)
class ArticleOpeningAdmin(OpeningAdmin):
    form = ArticleOpeningForm
    filled_in = ["article_id", "views", "note"]
    list_display = ["article", "views_grouped", "note", "set_by", "set_at"]

    @display(description=_("article"), ordering="article_id")
    def article(self, opening):
        title = Article.objects.filter(pk=opening.article_id).values_list("title", flat=True).first()
        return f"{opening.article_id}: {title or _('(deleted)')}"
