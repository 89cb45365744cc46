"""Rebuilds the totals, checkpoints, months and years from the rows of the days."""

from itertools import zip_longest

from django.db import connection, transaction

from stats.articles import checkpoints
from stats.models import ArticleDay, ArticleTotal, Closing, ReferrerDay, ReferrerMonth, ReferrerYear

OF_ARTICLES = ("article_id", "views", "readers")
OF_SITES = ("host", "views")


@transaction.atomic
def rebuild():
    """Rebuild article totals and checkpoints after days were written by other code than the drainer.

    Never run it while a drainer is at work.
    """
    _add(_emptied(ArticleTotal), {}, ArticleDay.objects, OF_ARTICLES)
    Closing.objects.all().delete()
    while checkpoints.close_next():
        pass


@transaction.atomic
def rebuild_sites():
    """Rebuild the months and years of referrers, under the same condition."""
    days = ReferrerDay.objects
    for unit, model in (("month", ReferrerMonth), ("year", ReferrerYear)):
        table = _emptied(model)
        firsts = list(days.dates("day", unit))
        for first, after in zip_longest(firsts, firsts[1:]):
            of_unit = days.filter(day__gte=first, **({"day__lt": after} if after else {}))
            _add(table, {unit: first.toordinal()}, of_unit, OF_SITES)


def _emptied(model):
    model.objects.all().delete()
    return model._meta.db_table


def _add(table, unit, days, columns):
    """Insert the sums of these days; the first column is the key, `unit` a further constant column."""
    sql, parameters = days.values_list(*columns).order_by().query.sql_with_params()
    key, *amounts = columns
    selected = ", ".join([*("%s" for _first in unit), key, *(f"SUM({amount})" for amount in amounts)])
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join([*unit, *columns])}) "
            f"SELECT {selected} FROM ({sql}) AS listed GROUP BY {key}",
            [*unit.values(), *parameters],
        )
