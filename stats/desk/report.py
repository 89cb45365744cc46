"""The monthly report: one page to print, sign and hand to the superior agency."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from stats.articles import article_sums, outputs, rankings
from stats.desk.access import page, statistics_page
from stats.desk.bar_chart import drawn
from stats.local_time import month_of
from stats.periods import DAY, between
from stats.periods import month as month_from
from stats.site import series


class MonthForm(forms.Form):
    """Takes a month as people write it; its value is the first day, or None."""

    thang = forms.DateField(
        label=gettext_lazy("Month"),
        required=False,
        input_formats=["%m/%Y", "%m-%Y", "%m.%Y", "%Y-%m", "tháng %m năm %Y"],
        error_messages={"invalid": gettext_lazy("This is no month; write it as 11/2026.")},
        widget=forms.DateInput({"placeholder": gettext_lazy("mm/yyyy"), "size": 10}, "%m/%Y"),
    )

    def clean_thang(self):
        first = self.cleaned_data["thang"]
        if first and not datetime.date(2001, 1, 1) <= first <= timezone.localdate():
            raise forms.ValidationError(_("Choose a month from 2001 to the current one."))
        return first


@require_safe
@statistics_page
def month(request):
    """Show a month beside the month before and the same month of the year before; by default the last whole month."""
    form, today = MonthForm(request.GET), timezone.localdate()
    chosen = form.cleaned_data["thang"] if form.is_valid() else None
    first = chosen or month_of(month_of(today) - DAY)
    period = month_from(first, today)
    year_before = month_from(first.replace(year=first.year - 1), today)
    if period.last == today:
        year_before = between(year_before.first, min(year_before.last, year_before.first + (today - first)))
    compared = [one for one in (period, period.previous, year_before) if one]
    read = [article_sums.sums(one) for one in compared]
    return page(
        request,
        "report.html",
        _("Monthly report"),
        form=form if form.errors else MonthForm(initial={"thang": first}),
        period=period,
        is_running=period.last == today,
        lines=lines(compared, read),
        compared=compared,
        top=rankings.top(read[0], "readers", 10),
        chart=drawn(series.points(period, series.STEPS["ngay"])),
        made_at=timezone.localtime(),
    )


def lines(periods, read):
    """Return rows of a label and one number per period; `read` holds the article sums of each period."""
    sums = [series.sums(period) for period in periods]
    totals = [rankings.total(sums) for sums in read]
    return [
        (_("Views of the site"), [found["views"] for found in sums]),
        (_("Visitors"), [found["visitors"] for found in sums]),
        (_("Articles published"), [outputs.published_in(period).count() for period in periods]),
        (_("Articles read"), [total.articles for total in totals]),
        (_("Views of articles"), [total.views for total in totals]),
        (_("Readers of articles"), [total.readers for total in totals]),
    ]
