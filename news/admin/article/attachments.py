"""The attachments of an article, as rows of its form."""

from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline
from unfold.forms import PaginationInlineFormSet

from news.admin.article.photos import OfOneArticle
from news.models import Attachment

REMOVED = _(
    "Somebody else has taken this document out of the article: tick its deletion and save. "
    "The history of the article still has the document."
)


class AttachmentForm(forms.ModelForm):
    def clean(self):
        super().clean()
        if self.has_error("id"):
            self.add_error(None, REMOVED)


class AttachmentFormSet(PaginationInlineFormSet):
    def get_queryset(self):
        """Return the rows as they were sent when the form is shown again: Django would drop a row deleted meanwhile."""
        is_shown_again = "forms" in self.__dict__ and f"{self.add_prefix(0)}-id" in self.data
        return [form.instance for form in self.initial_forms] if is_shown_again else super().get_queryset()


class AttachmentInline(OfOneArticle, TabularInline):
    model = Attachment
    form = AttachmentForm
    formset = AttachmentFormSet
    fields = ["title", "file", "order"]
    ordering_field = "order"
    hide_ordering_field = True
    show_title = False
    max_num = 50
    extra = 0

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        # A column's heading does not label the inputs of rows that a script adds.
        if field:
            field.widget.attrs |= {"aria-label": field.label}
        if field and db_field.name == "file":
            field.widget.attrs |= {"accept": ".pdf,.docx,.xlsx,.odt,.ods"}
        return field
