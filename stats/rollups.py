"""The figures by month, year and in total, made anew from their days."""

from itertools import zip_longest

from django.apps import apps as current
from django.db import connection, transaction

OF_ARTICLES = ("article_id", "views", "readers")
OF_SITES = ("host", "views")


@transaction.atomic
def rebuild(apps=current):
    """For days of articles that were written otherwise than by the drainer; not beside one at work."""
    days = apps.get_model("stats", "ArticleDay").objects
    _rebuild_units(apps, "Article", days, OF_ARTICLES)
    _add(_emptied(apps, "ArticleTotal"), {}, days, OF_ARTICLES)


@transaction.atomic
def rebuild_sites(apps=current):
    """The same for days of the sites that readers came from."""
    _rebuild_units(apps, "Referrer", apps.get_model("stats", "ReferrerDay").objects, OF_SITES)


def _rebuild_units(apps, name, days, columns):
    for unit in ("month", "year"):
        table = _emptied(apps, f"{name}{unit.title()}")
        firsts = list(days.dates("day", unit))
        for first, after in zip_longest(firsts, firsts[1:]):
            of_unit = days.filter(day__gte=first, **({"day__lt": after} if after else {}))
            _add(table, {unit: first.toordinal()}, of_unit, columns)


def _emptied(apps, name):
    model = apps.get_model("stats", name)
    model.objects.all().delete()
    return model._meta.db_table


def _add(table, unit, days, columns):
    """The sums of these days; the first column is their key."""
    sql, parameters = days.values_list(*columns).order_by().query.sql_with_params()
    key, *amounts = columns
    selected = ", ".join([*("%s" for _first in unit), key, *(f"SUM({amount})" for amount in amounts)])
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join([*unit, *columns])}) "
            f"SELECT {selected} FROM ({sql}) AS listed GROUP BY {key}",
            [*unit.values(), *parameters],
        )
