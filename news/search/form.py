"""The search form, filled in from the address's query."""

import datetime

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from news.lists.category_tree import tree
from news.models import Category, Source
from news.search import hits
from pagecache.row_field import RowField

FIRST_DAY, LAST_DAY = datetime.date(1900, 1, 1), datetime.date(2500, 1, 1)
OUT_OF_TIME = _("Choose a day between the years 1900 and 2500.")
LONGEST_QUESTION = 400  # Characters: more than a whole title (300) in quotation marks.
NARROWING = ("muc", "nguon", "tacgia", "tu", "den")


class DayField(forms.DateField):
    """A date field with the browser's calendar; typed dates are accepted as people write them."""

    default_validators = [MinValueValidator(FIRST_DAY, OUT_OF_TIME), MaxValueValidator(LAST_DAY, OUT_OF_TIME)]

    def __init__(self, **kwargs):
        super().__init__(required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **kwargs)


class InTwoLevels(forms.models.ModelChoiceIterator):
    """The categories in the order of the menu, those of the second level indented below their parent."""

    def __iter__(self):
        yield "", self.field.empty_label
        for branch in tree():
            yield self.choice(branch.category)
            for value, name in map(self.choice, branch.below):
                yield value, f"\N{EM SPACE}{name}"


class CategoryField(forms.ModelChoiceField):
    iterator = InTwoLevels


def _written(value) -> str:
    return date_format(value) if isinstance(value, datetime.date) else str(value)


class SearchForm(forms.Form):
    """The search form; its field names are the keys of the query, which pagecache/responses.py knows too."""

    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=LONGEST_QUESTION,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
        help_text=_("With or without marks; “in quotation marks” for words that stand together."),
    )
    muc = CategoryField(
        Category.objects.all(), label=_("Category"), required=False, to_field_name="slug", empty_label=_("all")
    )
    nguon = forms.ModelChoiceField(
        Source.objects.all(), label=_("Source"), required=False, to_field_name="code", empty_label=_("all")
    )
    tacgia = forms.CharField(label=_("Author"), required=False, max_length=100)
    tu = DayField(label=_("From the day"))
    den = DayField(label=_("To the day"))
    truoc = RowField()

    def clean(self):
        since, until = self.cleaned_data.get("tu"), self.cleaned_data.get("den")
        if since and until and since > until:
            self.add_error("den", _("This day comes before the first one."))

    @property
    def wanted(self) -> hits.Wanted:
        """The query that the valid form asks for."""
        given = self.cleaned_data
        return hits.wanted(given["q"], given["muc"], given["nguon"], given["tacgia"])

    @property
    def is_narrowed(self) -> bool:
        """Whether a condition beside the words is given."""
        return any(self.cleaned_data.get(name) for name in NARROWING)

    @property
    def is_open(self) -> bool:
        """Whether the conditions are shown at once, because some are given or invalid."""
        return self.is_narrowed or any(name in self.errors for name in NARROWING)

    @property
    def renamed(self) -> Category | None:
        """The category that once had the requested slug, or None."""
        return Category.objects.filter(former_slugs__slug=self.data["muc"]).first() if "muc" in self.errors else None

    def conditions(self) -> list[tuple[str, str, str]]:
        """Return label and value of each condition, and the query string without it."""
        given = {name: self.cleaned_data.get(name) for name in NARROWING}
        return [
            (str(self.fields[name].label), _written(value), self.query(**{name: "", "truoc": ""}))
            for name, value in given.items()
            if value
        ]

    def without_conditions(self) -> str:
        """Return the query string of the words alone."""
        return self.query(**dict.fromkeys((*NARROWING, "truoc"), ""))

    def find(self) -> hits.Hits:
        """Return the hits; none while the form is invalid or asks for nothing."""
        if not self.is_valid() or not (self.wanted or self.is_narrowed):
            return hits.Hits([], None)
        given = self.cleaned_data
        return hits.find(self.wanted, given["tu"], given["den"], given["truoc"])

    def query(self, **other) -> str:
        """Return the form's query string without the page number, with some fields replaced by `other`."""
        given = {name: self.data.get(name) for name in self.fields} | other
        return urlencode({name: text for name, text in given.items() if text})
