"""The figures of articles by month, year and in total, made anew from their days."""

from itertools import zip_longest

from django.apps import apps as current
from django.db import connection, transaction


@transaction.atomic
def rebuild(apps=current):
    """For days that were written otherwise than by the drainer; not beside one at work."""
    days = apps.get_model("stats", "ArticleDay")
    for name, unit in (("ArticleMonth", "month"), ("ArticleYear", "year")):
        table = _emptied(apps.get_model("stats", name))
        firsts = list(days.objects.dates("day", unit))
        for first, after in zip_longest(firsts, firsts[1:]):
            of_unit = days.objects.filter(day__gte=first, **({"day__lt": after} if after else {}))
            _add(table, [unit], [first.toordinal()], of_unit)
    _add(_emptied(apps.get_model("stats", "ArticleTotal")), [], [], days.objects)


def _emptied(model):
    model.objects.all().delete()
    return model._meta.db_table


def _add(table, columns, values, days):
    listed = days.values_list("article_id", "views", "readers").order_by()
    sql, parameters = listed.query.sql_with_params()
    key = "".join("%s, " for _column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join([*columns, 'article_id', 'views', 'readers'])}) "
            f"SELECT {key}article_id, SUM(views), SUM(readers) FROM ({sql}) AS listed GROUP BY article_id",
            [*values, *parameters],
        )
