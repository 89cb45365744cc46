"""Deletion of a category or a source that articles still have: a page asks which one replaces it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from unfold.widgets import UnfoldAdminSelectWidget

from news.lists import replacing


class Replacement(forms.Form):
    other = forms.ModelChoiceField(
        None, label=gettext_lazy("They go to"), empty_label=gettext_lazy("choose …"), widget=UnfoldAdminSelectWidget
    )

    def __init__(self, thing, *args):
        super().__init__(*args)
        self.fields["other"].queryset = type(thing).objects.exclude(pk=thing.pk)


class ReplacedWhenDeleted:
    """A ModelAdmin whose objects are deleted only after another one has taken over their articles."""

    @transaction.atomic
    def delete_view(self, request, object_id, extra_context=None):
        thing = self.get_object(request, object_id)
        if thing is None or not thing.articles.exists():
            return super().delete_view(request, object_id, extra_context)
        if not self.has_delete_permission(request, thing):
            raise PermissionDenied
        form = Replacement(thing, request.POST or None)
        below = thing.children.all() if hasattr(thing, "children") else []
        if not below and form.is_valid():
            return self._replaced(request, thing, form.cleaned_data["other"])
        context = {
            "title": _("Delete {name}").format(name=thing),
            "thing": thing,
            "form": form,
            "below": below,
            "leads_on": hasattr(thing, "former_slugs"),
            "count": thing.articles.count(),
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/news/replace.html", self.admin_site.each_context(request) | context)

    def _replaced(self, request, thing, other):
        count = replacing.replace(thing, other, request.user)
        self.log_deletions(request, type(thing).objects.filter(pk=thing.pk))
        name = str(thing)
        thing.delete()
        words = ngettext(
            "Deleted: {name}. {count} article now belongs to: {other}",
            "Deleted: {name}. {count} articles now belong to: {other}",
            count,
        )
        messages.success(request, words.format(name=name, count=count, other=other))
        return redirect(f"admin:news_{self.opts.model_name}_changelist")
