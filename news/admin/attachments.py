"""The documents of an article, as rows of its form."""

from unfold.admin import TabularInline

from news.admin.photos import OfOneArticle
from news.models import Attachment


class AttachmentInline(OfOneArticle, TabularInline):
    model = Attachment
    fields = ["title", "file", "order"]
    ordering_field = "order"
    hide_ordering_field = True
    show_title = False
    extra = 0

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        # The headings of the columns are not tied to rows that a script adds.
        if field:
            field.widget.attrs |= {"aria-label": field.label}
        if field and db_field.name == "file":
            field.widget.attrs |= {"accept": "application/pdf"}
        return field
