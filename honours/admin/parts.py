"""The rows within the form of a decision: its files, and what it changes in earlier decisions."""

from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline

from honours.models import Change, Decision, DecisionFile


def labelled(field):
    """Return the field with a label of its own, which the rows that a script adds lack otherwise."""
    if field:
        field.widget.attrs |= {"aria-label": field.label}
        # The buttons that add a related row open a frame, which the admin's content security policy forbids.
        field.widget = getattr(field.widget, "widget", field.widget)
    return field


class Part(TabularInline):
    """Rows whose inputs have labels, also those of rows that a script adds."""

    extra = 0
    show_title = False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return labelled(super().formfield_for_dbfield(db_field, request, **kwargs))


class FileInline(Part):
    model = DecisionFile
    fields = ["title", "file", "order"]
    ordering_field = "order"
    hide_ordering_field = True
    max_num = 20

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name == "file":
            field.widget.attrs |= {"accept": ".pdf,.docx,.xlsx,.odt,.ods"}
        return field


class ChangeInline(Part):
    """Which earlier decisions are amended or revoked; fixed once the decision is published."""

    model = Change
    fk_name = "later"
    fields = ["earlier", "effect", "note"]
    autocomplete_fields = ["earlier"]
    max_num = 20
    verbose_name_plural = _("Earlier decisions that it amends or revokes")

    def has_add_permission(self, request, obj):
        return super().has_add_permission(request, obj) and _is_draft(obj)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and _is_draft(obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and _is_draft(obj)


def _is_draft(decision):
    return decision is None or decision.status == Decision.Status.DRAFT
