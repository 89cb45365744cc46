"""What every form of the desk writes into the log: nothing, if nobody changed anything."""

from functools import partial

from django.forms import BaseModelForm

from portal.accounts import log_wording


class LogsChanges:
    """A form of the desk: the site lays this over each that is registered, whichever room it comes from."""

    def construct_change_message(self, request, form, formsets, add=False):
        if isinstance(form, BaseModelForm):  # That of a new password tells what it changed in its own way.
            form.changed_data = [name for name in form.changed_data if _is_changed(form, name)]
        return super().construct_change_message(request, form, formsets, add)

    def log_change(self, request, obj, message):
        """Nobody is named for a change that she did not make."""
        return super().log_change(request, obj, message) if message else None

    def history_view(self, request, object_id, extra_context=None):
        """Django's page of what was done with one object, in the words of the log."""
        response = super().history_view(request, object_id, extra_context)
        for entry in getattr(response, "context_data", {}).get("action_list", []):
            entry.get_change_message = partial(log_wording.in_words, entry.change_message)
        return response


def logging_changes(admin_class) -> type:
    return type(admin_class.__name__, (LogsChanges, admin_class), {"__module__": admin_class.__module__})


def _is_changed(form, name):
    """Browsers end lines in a way of their own, and forms take the spaces around a text away."""
    shown, sent = form.get_initial_for_field(form.fields[name], name), form.cleaned_data.get(name)
    if not isinstance(shown, str) or not isinstance(sent, str):
        return True
    return shown.replace("\r\n", "\n").strip() != sent.replace("\r\n", "\n").strip()
