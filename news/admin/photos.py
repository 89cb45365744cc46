"""The photos of an article, as rows of its form."""

from django import forms
from django.db import models
from django.db.models import Max
from django.forms.renderers import TemplatesSetting
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline
from unfold.decorators import display
from unfold.forms import PaginationInlineFormSet
from unfold.widgets import UnfoldAdminTextareaWidget

from news import workflow
from news.models import Photo
from news.photofields import PhotoField


class PhotoWidget(forms.ClearableFileInput):
    """The photo as it is stored, small, and a button to choose another."""

    template_name = "admin/news/photo.html"

    def render(self, name, value, attrs=None, renderer=None):
        # Django's own renderer for forms does not look into the project's templates.
        return super().render(name, value, attrs, TemplatesSetting())

    def get_context(self, name, value, attrs):
        stored = value if self.is_initial(value) else None
        return super().get_context(name, value, attrs) | {"photo": stored, "thumbnail": thumbnail(stored)}


def thumbnail(photo) -> str:
    """The address of the smallest form there is; empty where there is no photo."""
    return photo.thumbnail_url if photo else ""


class PhotoForm(forms.ModelForm):
    def has_changed(self):
        # Dragging numbers every row anew; that alone makes no photo of an empty one.
        changed = set(self.changed_data)
        return bool(changed if self.instance.pk else changed - {"order"})


class PhotoFormSet(PaginationInlineFormSet):
    def save_new(self, form, commit=True):
        """A new photo stands behind the others unless it was dragged somewhere."""
        if "order" not in form.changed_data:
            last = self.instance.photos.aggregate(last=Max("order"))["last"]
            form.instance.order = 0 if last is None else last + 1
        return super().save_new(form, commit)


class PhotoInline(TabularInline):
    model = Photo
    form = PhotoForm
    formset = PhotoFormSet
    fields = ["image", "caption", "alt", "credit", "order"]
    readonly_fields = ["shown_photo"]
    ordering_field = "order"
    hide_ordering_field = True
    show_title = False
    extra = 0
    formfield_overrides = {
        PhotoField: {"widget": PhotoWidget},
        models.TextField: {"widget": UnfoldAdminTextareaWidget(attrs={"rows": 3})},
    }

    def get_fields(self, request, obj=None):
        may_write = self.has_change_permission(request, obj)
        return self.fields if may_write else ["shown_photo", "caption", "alt", "credit"]

    @display(description=_("photo"))
    def shown_photo(self, photo):
        """The small photo for those who only read the form; the stored one can be 2,560 pixels wide."""
        return render_to_string(PhotoWidget.template_name, {"thumbnail": thumbnail(photo.image), "photo": photo.image})

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        # The headings of the columns are not tied to rows that a script adds, and a narrow screen hides them.
        if field and db_field.name in ("caption", "alt", "credit"):
            field.widget.attrs |= {"aria-label": field.label, "placeholder": field.label}
        return field

    def has_add_permission(self, request, article=None):
        return super().has_add_permission(request, article) and _may_work_on(request, article)

    def has_change_permission(self, request, article=None):
        return super().has_change_permission(request, article) and _may_work_on(request, article)

    def has_delete_permission(self, request, article=None):
        return super().has_delete_permission(request, article) and _may_work_on(request, article)


def _may_work_on(request, article):
    return article is None or workflow.may_work_on(request.user, article)
