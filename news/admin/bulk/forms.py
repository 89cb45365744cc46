"""What a step for many articles asks: a value, or an answer."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget

from news import workflow
from news.models import Article, Category, Source, Topic
from news.moves import MOVES

NOTHING = _("– none –")


class Nothing(forms.Form):
    """Asks nothing."""


class Answer(forms.Form):
    """Asks what a move asks of one article; all of them get the answer."""

    note = forms.CharField(
        label=MOVES["send_back"].asks,
        max_length=workflow.LONGEST_NOTE,
        widget=UnfoldAdminTextareaWidget({"rows": 4, "required": True}),
    )


def value_form(field: str) -> type[forms.Form]:
    """Return the form that asks for a value of the field; only the category cannot be taken away."""
    choices = {
        "category": Category.objects.select_related("parent").order_by("parent__order", "order", "name"),
        "source": Source.objects.all(),
        "topic": Topic.objects.all(),
        "creator": get_user_model().objects.filter(is_active=True, is_staff=True).order_by("last_name", "first_name"),
    }
    is_needed = field == "category"
    value = forms.ModelChoiceField(
        choices[field],
        label=Article._meta.get_field(field).verbose_name,
        required=is_needed,
        empty_label=_("choose …") if is_needed else NOTHING,
        widget=UnfoldAdminSelectWidget,
    )
    return type("Value", (forms.Form,), {"value": value})
