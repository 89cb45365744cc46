"""The inventory of a site: what its backup must hold, counted alike before it is made and after it is restored."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, models
from django.db.models import Sum
from django.utils.translation import gettext as _

from news.models import Article
from pagecache.models import ComposedPage
from stats.models import ArticleTotal, Salt, SiteDay

# Rows that no backup has: a page is made anew; a session would open the desk to whoever finds the backup; and with
# the salt of a week, visitors' hashes could be led back to addresses long after the day on which it is deleted.
LEFT_OUT = (ComposedPage, Session, Salt)
COMPARED_ARTICLES = 100


def tables() -> list[type[models.Model]]:
    """Return a model for each table that Django made."""
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def counts(using="default", without=LEFT_OUT) -> dict[str, int]:
    """Return the number of rows in each table."""
    counted = [model for model in tables() if model not in without]
    return {model._meta.db_table: model._base_manager.using(using).count() for model in counted}


def article_fields() -> list[str]:
    """Return the columns of an article that are compared: all."""
    return [field.attname for field in Article._meta.concrete_fields]


def article_hashes(using="default", fields=None, pks=None) -> dict[str, str]:
    """Return a hash of each of these articles, by default of a hundred: of the newest and, evenly, of the others."""
    articles = Article._base_manager.using(using).order_by("pk")
    if pks is None:
        known = list(articles.values_list("pk", flat=True))
        pks = {*known[:: len(known) // COMPARED_ARTICLES + 1], *known[-COMPARED_ARTICLES // 2 :]}
        pks = sorted(pks, reverse=True)[:COMPARED_ARTICLES]
    rows = articles.filter(pk__in=pks).values_list("pk", *(fields or article_fields()))
    return {str(row[0]): hashlib.sha256(json.dumps(row, default=str).encode()).hexdigest() for row in rows}


def views(using="default") -> dict[str, int]:
    """Return the sums of views: of the articles and of the site."""
    sums = {"articles": ArticleTotal, "site": SiteDay}
    return {name: model.objects.using(using).aggregate(sum=Sum("views"))["sum"] or 0 for name, model in sums.items()}


def files() -> Iterator[str]:
    """Yield the name of every uploaded file that a row names."""
    for model in tables():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                named = model._base_manager.exclude(**{field.attname: ""})
                yield from filter(None, named.values_list(field.attname, flat=True))


def missing_files(folder: Path) -> list[str]:
    """Return the names of the files that a row names and the folder lacks."""
    return sorted({name for name in files() if not (folder / name).is_file()})


def taken(media: Path) -> dict:
    """Return the inventory of the site; of the uploads that stand in this folder."""
    return {
        "rows": counts(),
        "fields": article_fields(),
        "articles": article_hashes(),
        "views": views(),
        "missing": missing_files(media),
    }


def different_counts(before: dict) -> list[str]:
    """Return in sentences which tables have not as many rows as the inventory tells.

    Asked by SQL alone: until the migrations have run, a backup of an older release has tables that no model describes.
    """
    found = []
    with connection.cursor() as cursor:
        for table, count in before["rows"].items():
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
            if (now := cursor.fetchone()[0]) != count:
                text = _("The table {table} has {now} rows instead of {before}.")
                found.append(text.format(table=table, now=now, before=count))
    return found


def different_content(before: dict, media: Path) -> list[str]:
    """Return in sentences which articles, views and uploads differ from the inventory."""
    found = []
    if set(before["fields"]) <= set(article_fields()):  # Else a later release has other fields: nothing to compare.
        hashes = article_hashes(fields=before["fields"], pks=list(map(int, before["articles"])))
        if changed := [pk for pk, digest in before["articles"].items() if hashes.get(pk) != digest]:
            found.append(_("Articles differ: {pks}.").format(pks=", ".join(changed)))
    if views() != before["views"]:
        found.append(_("Views are {now} instead of {before}.").format(now=views(), before=before["views"]))
    lost = set(missing_files(media)) - set(before["missing"])
    return found + [_("The file {name} is missing.").format(name=name) for name in sorted(lost)]
