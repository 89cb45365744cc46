"""What the admin's forms write into the log: only real changes."""

from functools import partial

from django.forms import BaseModelForm

from portal.accounts import log_wording


class LogsChanges:
    """A mixin that the admin site adds to every registered ModelAdmin, of whichever app."""

    def construct_change_message(self, request, form, formsets, add=False):
        if isinstance(form, BaseModelForm):  # The password form is no ModelForm and words its change itself.
            form.changed_data = [name for name in form.changed_data if _is_changed(form, name)]
        return super().construct_change_message(request, form, formsets, add)

    def log_change(self, request, obj, message):
        """Write no line if nothing was changed."""
        return super().log_change(request, obj, message) if message else None

    def history_view(self, request, object_id, extra_context=None):
        """Show Django's history of one object, in the wording of the log."""
        response = super().history_view(request, object_id, extra_context)
        for entry in getattr(response, "context_data", {}).get("action_list", []):
            entry.get_change_message = partial(log_wording.in_words, entry.change_message)
        return response


def logging_changes(admin_class) -> type:
    """Return a subclass of the ModelAdmin with LogsChanges."""
    return type(admin_class.__name__, (LogsChanges, admin_class), {"__module__": admin_class.__module__})


def _is_changed(form, name):
    """Return whether a value differs apart from line endings, which browsers send as CRLF, and outer spaces."""
    shown, sent = form.get_initial_for_field(form.fields[name], name), form.cleaned_data.get(name)
    if not isinstance(shown, str) or not isinstance(sent, str):
        return True
    return shown.replace("\r\n", "\n").strip() != sent.replace("\r\n", "\n").strip()
