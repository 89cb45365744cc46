"""The form of the register's search, filled in from the address's query."""

from typing import NamedTuple

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from honours.models import COLLECTIVES, Decision, Grant, Honour, Kind, Level, Method, Recipient
from honours.register import hits, marks
from honours.register.query import Wanted
from news.text import homoglyphs, words
from pagecache.fragments import once_per_version
from pagecache.row_field import RowField

LONGEST_QUESTION = 400
NARROWING = ("nam", "danhhieu", "cap", "doituong", "donvi", "phuongthuc")
ALL = ("", _("all"))


class Found(NamedTuple):
    """The hits, and whether anything was asked for."""

    hits: hits.Hits
    is_asked: bool


def years() -> list[int]:
    """Return the years that have public decisions, the newest first."""
    found = Decision.objects.published().order_by("-year").values_list("year", flat=True).distinct()
    return once_per_version("years of the register", lambda: list(found))


def _years():
    return [ALL, *((year, year) for year in years())]


def _honours():
    return once_per_version("honours of the register", lambda: [ALL, *_honours_by_kind()])


def _honours_by_kind():
    granted = Honour.objects.filter(Exists(Grant.objects.published().filter(honour=OuterRef("pk"))))
    for kind in Kind:
        if found := [(honour.pk, str(honour)) for honour in granted.of_kind(kind)]:
            yield kind.label, found


def _select(label, choices):
    return forms.ChoiceField(label=label, required=False, choices=choices)


class RegisterForm(forms.Form):
    """The search form; its field names are the keys of the query, which pagecache/lookup.py knows too."""

    q = forms.CharField(
        label=_("Name, unit or words"),
        required=False,
        max_length=LONGEST_QUESTION,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
        help_text=_("With or without marks; “in quotation marks” for words that stand together."),
    )
    nam = _select(_("Year"), _years)
    danhhieu = _select(_("Honour"), _honours)
    cap = _select(_("Level"), [ALL, *Level.choices])
    doituong = _select(_("Recipient"), [ALL, *Recipient.choices])
    donvi = forms.CharField(label=_("Unit"), required=False, max_length=200)
    phuongthuc = _select(_("Method"), [ALL, *Method.choices])
    truoc = RowField()

    @property
    def wanted(self) -> Wanted:
        """The query that the valid form asks for."""
        given = self.cleaned_data
        kinds = COLLECTIVES if given["doituong"] == Recipient.COLLECTIVE else [given["doituong"]]
        groups = [
            given["nam"] and (marks.of_year(given["nam"]),),
            given["danhhieu"] and (marks.of_honour(given["danhhieu"]),),
            given["cap"] and (marks.of_level(given["cap"]),),
            given["doituong"] and tuple(map(marks.of_recipient, kinds)),
            given["phuongthuc"] and (marks.of_method(given["phuongthuc"]),),
            *((marks.of_unit_word(word),) for word in words.words(homoglyphs.ours(given["donvi"]))),
        ]
        return Wanted(hits.phrases(given["q"]), tuple(filter(None, groups)))

    @property
    def is_narrowed(self) -> bool:
        """Whether a condition beside the words is given."""
        return any(self.cleaned_data.get(name) for name in NARROWING)

    @property
    def is_open(self) -> bool:
        """Whether the conditions are shown at once, because some are given or invalid."""
        return self.is_narrowed or any(name in self.errors for name in NARROWING)

    def find(self) -> Found:
        """Return the hits; none while the form is invalid or asks for nothing."""
        if not self.is_valid():
            return Found(hits.Hits([], None), is_asked=False)
        wanted = self.wanted
        if not wanted:
            return Found(hits.Hits([], None), is_asked=bool(self.cleaned_data["q"]))
        span = hits.span_of(int(self.cleaned_data["nam"])) if self.cleaned_data["nam"] else hits.Span()
        found = hits.find(wanted, self.cleaned_data["q"], span.ending(self.cleaned_data["truoc"]))
        return Found(found, is_asked=True)

    def query(self, **other) -> str:
        """Return the form's query string without the page number, with some fields replaced by `other`."""
        given = {name: self.data.get(name) for name in self.fields} | other
        return urlencode({name: text for name, text in given.items() if text})
