"""The form in which an administrator confirms where the articles of each old category go."""

from django import forms
from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget

from news.models import Category, ImportedItem, ImportRun
from news.moving_in import categories
from news.moving_in.categories import Categories

NONE, NEW = "none", "new"
WITHOUT = _("without a category on the old portal")


class Rules(forms.Form):
    """One choice for each old category that the dry run found, and whether articles are published."""

    publish = forms.BooleanField(
        label=_("Publish under their own date what was published on the old portal"),
        required=False,
        help_text=_("Otherwise all become drafts. What has no date, category or text stays a draft in any case."),
    )

    def __init__(self, run: ImportRun, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.run = run
        self.paths = {}
        known = Categories()
        choices = [("", _("– please choose –")), (NEW, _("make it anew")), (NONE, _("no category"))]
        choices += [(str(one.pk), str(one)) for one in Category.objects.order_by("name")]
        for number, (name, count) in enumerate(_old_categories(run)):
            path = categories.path(name)
            field = f"category-{number}"
            self.paths[field] = path
            self.fields[field] = forms.ChoiceField(
                label=f"{name or WITHOUT} ({count})",
                choices=choices if name else [one for one in choices if one[0] not in ("", NEW)],
                initial=_proposed(known, path),
                widget=UnfoldAdminSelectWidget(),
            )

    def keep(self):
        """Store the choices as rules, and make the categories that shall be made; the run remembers these."""
        making = Categories(make=True)
        for field, path in self.paths.items():
            categories.decide(path, _chosen(self.cleaned_data[field], path, making))
        made = {*self.run.made.get(Category.__name__, []), *(one.pk for one in making.made)}
        self.run.made |= {Category.__name__: sorted(made)}
        self.run.publish = self.cleaned_data["publish"]
        self.run.save(update_fields=["made", "publish"])


def _old_categories(run):
    """Return the old categories of what would be made, each with its number of articles."""
    planned = run.items.filter(outcome=ImportedItem.Outcome.PLANNED)
    return planned.order_by("category").values_list("category").annotate(number=Count("pk"))


def _chosen(choice, path, making):
    if choice == NEW:
        return making.of(path)
    return None if choice == NONE else Category.objects.filter(pk=choice).first()


def _proposed(known, path):
    if not known.is_known(path):
        return ""
    ours = known.of(path)
    return str(ours.pk) if ours else NONE
