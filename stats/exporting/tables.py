"""The three tables that are exported: days, articles, and output of the authors."""

from collections.abc import Iterator
from itertools import batched

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.models import Article
from stats.articles import article_sums, outputs, rankings
from stats.definitions import DEFINITIONS
from stats.models import ArticleOpening, ArticleTotal, ImportedDay, SiteDay, SiteOpening
from stats.periods import Period
from table_files import Column, Table

ROWS_A_TIME = 1000


def days(period: Period) -> Table:
    """Return views and visitors by day; for all days, the opening balances too."""
    columns = [Column(_("Day")), Column(_("Views"), True), Column(_("Visitors"), True), Column(_("Note"), width=60)]
    return Table(columns, _days(period), _notes(period, "view", "visitor", "opening", "imported"))


def _days(period):
    if period.before is None:
        for opening in SiteOpening.objects.order_by("pk"):
            yield ["", opening.views, opening.visitors, _("Opening balance: {note}").format(note=opening.note)]
    imported = set(ImportedDay.objects.values_list("day", flat=True))
    found = SiteDay.objects.filter(day__range=(period.first, period.last)).order_by("day")
    for day, views, visitors in found.values_list("day", "views", "visitors"):
        yield [day, views, visitors, _("Imported history") if day in imported else ""]


def articles(period: Period) -> Table:
    """Return every article that was read or published in the period, the one with the most readers first."""
    columns = [
        Column(_("Number"), width=9),
        Column(_("Title"), width=70),
        Column(_("Category"), width=28),
        Column(_("Source")),
        Column(_("Byline"), width=28),
        Column(_("Author"), width=24),
        Column(_("Published")),
        Column(_("Views in the period"), True),
        Column(_("Readers in the period"), True),
        Column(_("Views in total"), True),
        Column(_("Readers in total"), True),
    ]
    return Table(columns, _articles(period), _notes(period, "article_view", "reader", "author", "opening"))


def _articles(period) -> Iterator[list]:
    read = article_sums.sums(period)
    published = set(outputs.published_in(period).values_list("pk", flat=True))
    unread = published.difference(pk for pk, _views, _readers in read)
    rows = sorted([*read, *((pk, 0, 0) for pk in unread)], key=rankings.ORDERS["readers"], reverse=True)
    for some in batched(rows, ROWS_A_TIME, strict=False):
        yield from _described(some)


def _described(rows):
    named = Article.objects.select_related("category", "source", "creator").only(
        "title", "category__name", "source__code", "byline", "published_at", "creator__username",
        "creator__first_name", "creator__last_name",
    )  # fmt: skip
    pks = [pk for pk, _views, _readers in rows]
    found = named.in_bulk(pks)
    totals = ArticleTotal.objects.in_bulk(pks)
    openings = dict(ArticleOpening.objects.filter(article_id__in=pks).values_list("article_id", "views"))
    for pk, views, readers in rows:
        total = totals.get(pk) or ArticleTotal()
        yield [pk, *_words(found.get(pk)), views, readers, total.views + openings.get(pk, 0), total.readers]


def _words(article):
    if article is None:
        return [_("(deleted)"), "", "", "", "", ""]
    author = article.creator and str(article.creator)
    published = article.published_at and timezone.localdate(article.published_at)
    category, source = article.category and article.category.name, article.source and article.source.code
    return [article.title, category or "", source or "", article.byline, author or "", published or ""]


def output(period: Period) -> Table:
    """Return the output by month, author and category."""
    columns = [
        Column(_("Month")),
        Column(_("Author"), width=28),
        Column(_("Category"), width=32),
        Column(_("Articles"), True),
        Column(_("Photos"), True),
        Column(_("Views"), True),
        Column(_("Readers"), True),
    ]
    rows = ([f"{row.month:%m/%Y}", *row[1:]] for row in outputs.outputs(period))
    return Table(columns, rows, _notes(period, "output", "author", "article_view", "reader"))


def _notes(period, *names):
    made_at = date_format(timezone.localtime(), "DATETIME_FORMAT")
    described = _("{first:%d/%m/%Y} to {last:%d/%m/%Y}").format(first=period.first, last=period.last)
    return [(_("Period"), described), (_("Made at"), made_at), *(DEFINITIONS[name] for name in names)]


TABLES = {"theo-ngay": days, "bai-viet": articles, "san-luong": output}
