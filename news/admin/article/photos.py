"""The photos of an article, as rows of its form."""

from django import forms
from django.contrib import messages
from django.db import models
from django.db.models import Max
from django.forms.renderers import TemplatesSetting
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from unfold.admin import TabularInline
from unfold.decorators import display
from unfold.forms import PaginationInlineFormSet
from unfold.widgets import UnfoldAdminTextareaWidget

from news.admin.article.form import is_written
from news.history.versions import removed_photo
from news.media.photo_field import PhotoField
from news.models import Photo
from news.models.photos import DAYS_WAITING
from news.text.story import PLACE, place_of

GONE = format_lazy(
    _("This photo no longer waits for an article: it is saved elsewhere, or was sent more than {days} days ago."),
    days=DAYS_WAITING,
)


def tell_of_refused(request, article):
    """Warn of photos that were refused: somebody who saves and leaves would think they were saved."""
    if refused := article.photos.exclude(refusal="").count():
        words = ngettext(
            "%(count)s photo was refused. Its row says why: choose another photo there, or remove it.",
            "%(count)s photos were refused. Their rows say why: choose other photos there, or remove them.",
            refused,
        )
        messages.warning(request, words % {"count": refused})


class PhotoWidget(forms.ClearableFileInput):
    """A file input that shows the stored photo as a thumbnail, with a button to choose another."""

    template_name = "admin/news/photo.html"

    def render(self, name, value, attrs=None, renderer=None):
        # Django's own renderer for forms does not look into the project's templates.
        return super().render(name, value, attrs, TemplatesSetting())

    def get_context(self, name, value, attrs):
        stored = value if self.is_initial(value) else None
        return super().get_context(name, value, attrs) | {"photo": stored, "thumbnail": thumbnail(stored)}


def thumbnail(photo) -> str:
    """Return the address of the photo's smallest rendition; "" without a photo."""
    return photo.thumbnail_url if photo else ""


class PhotoForm(forms.ModelForm):
    # What the text calls the photo as long as it has no primary key (static/news/form/wordstory.js).
    place = forms.RegexField(r"^\d{10,30}$", required=False, widget=forms.HiddenInput)

    was_sent_before = False  # Its photo was uploaded before this form was sent (photo_uploads.py).
    was_removed = False  # Somebody else has removed its photo meanwhile.

    class Meta:
        widgets = {"refusal": forms.HiddenInput}

    def has_changed(self):
        # Dragging renumbers all rows: an order or a tick alone does not make an empty row a photo.
        changed = set(self.changed_data) - (
            set() if self.instance.pk else {"order", "shares_caption", "layout", "place"}
        )
        return self.was_sent_before or self.was_removed or bool(changed)


class PhotoFormSet(PaginationInlineFormSet):
    """Rows of photos; a new row brings a file along, or the primary key of a photo this person uploaded before.

    The row of a photo that somebody else has removed meanwhile is kept, and saving it brings the photo back.
    """

    user = None

    @cached_property
    def waiting(self):
        """Return this person's uploaded photos that no article has yet, by primary key as text."""
        return {str(photo.pk): photo for photo in Photo.objects.waiting(self.user)}

    def _construct_form(self, i, **kwargs):
        pk = self.is_bound and i >= self.initial_form_count() and self.data.get(f"{self.add_prefix(i)}-id")
        photo = self.waiting.get(pk) if pk else None
        form = super()._construct_form(i, **(kwargs | {"instance": photo} if photo else kwargs))
        form.was_sent_before = photo is not None
        return form

    def _existing_object(self, pk):
        return super()._existing_object(pk) or removed_photo(self.instance, pk)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if form.instance.pk and form.instance._state.adding:
            form.was_removed, form.instance._state.adding = True, False  # Django would not save a new instance here.
            form.fields["id"] = forms.IntegerField(widget=forms.HiddenInput)
        if index is not None and index >= self.initial_form_count():
            form.fields["id"].queryset = Photo.objects.waiting(self.user)
            form.fields["id"].error_messages["invalid_choice"] = GONE

    def save_new(self, form, commit=True):
        """Save a new photo as the last one, unless it was dragged elsewhere."""
        if "order" not in form.changed_data:
            last = self.instance.photos.aggregate(last=Max("order"))["last"]
            form.instance.order = 0 if last is None else last + 1
        return super().save_new(form, commit)


def name_in_text(article, formsets):
    """Let the text call photos by the primary keys that they have now; a refused one keeps its place so."""
    rows = [form for formset in formsets if formset.model is Photo for form in formset.forms]
    pks = {form.cleaned_data.get("place"): form.instance.pk for form in rows if form.instance.pk}
    body = PLACE.sub(lambda found: place_of(pks.get(found[1], found[1])), article.body)
    if body != article.body:
        article.body = body
        article.save()


class FewRows:
    """An inline that reads at most `max_num` rows; Django would read a thousand more, at 15 ms each."""

    def get_formset(self, request, obj=None, **kwargs):
        # The class's `max_num`: Django sets the instance's to 0 for read-only rows, which are sent all the same.
        return super().get_formset(request, obj, **{"absolute_max": type(self).max_num} | kwargs)


class OfOneArticle(FewRows):
    """An inline whose rows may be changed by whoever may write in the article."""

    def has_add_permission(self, request, article=None):
        return super().has_add_permission(request, article) and is_written(request, article)

    def has_change_permission(self, request, article=None):
        return super().has_change_permission(request, article) and is_written(request, article)

    def has_delete_permission(self, request, article=None):
        return super().has_delete_permission(request, article) and is_written(request, article)


class PhotoInline(OfOneArticle, TabularInline):
    model = Photo
    form = PhotoForm
    formset = PhotoFormSet
    template = "admin/news/article/photos.html"
    fields = ["image", "caption", "shares_caption", "layout", "alt", "credit", "order", "refusal"]
    readonly_fields = ["shown_photo"]
    max_num = 200
    extra = 0  # A script adds rows as they are needed (static/news/form/photorows.js).
    formfield_overrides = {
        PhotoField: {"widget": PhotoWidget},
        models.BooleanField: {"widget": forms.CheckboxInput},
        models.TextField: {"widget": UnfoldAdminTextareaWidget(attrs={"rows": 2})},
    }

    def get_fields(self, request, obj=None):
        may_write = self.has_change_permission(request, obj)
        return self.fields if may_write else ["shown_photo", "caption", "alt", "credit"]

    @display(description=_("photo"))
    def shown_photo(self, photo):
        """Return the thumbnail for those who only read the form; the stored photo can be 2,560 pixels wide."""
        return render_to_string(PhotoWidget.template_name, {"thumbnail": thumbnail(photo.image), "photo": photo.image})

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.user = request.user
        return formset
