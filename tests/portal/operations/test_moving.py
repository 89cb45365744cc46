"""A board begins on SQLite and grows; all of its rows come along."""

import shutil

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from news.models import Article
from stats.models import ArticleTotal
from tests.portal.operations import places
from tests.portal.operations.conftest import TITLE

OTHER = {"sqlite": "postgresql", "postgresql": "sqlite"}


def address():
    described = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{described['NAME']}"
    user = ":".join(filter(None, [described["USER"], described["PASSWORD"]]))
    return f"postgres://{user}{'@' if user else ''}{described['HOST']}:{described['PORT'] or 5432}/{described['NAME']}"


@pytest.mark.thorough
def test_all_rows_move_to_the_other_kind_of_database(site, reader, drained, settings, tmp_path):
    Article.objects.create(title="Xóa", category=site.category, creator=site.creator).delete()
    reader.get(site.get_absolute_url())
    drained()
    reader.get(site.get_absolute_url())  # This view still waits in the spool.

    with places.empty(OTHER[connection.vendor], tmp_path / "new") as place:
        moved = place.manage("move_database", address())
        shutil.copytree(settings.SPOOL_DIR, place.folder / "spool", dirs_exist_ok=True)
        place.manage("stats_drain", "--once")
        again = place.manage("move_database", address())

        assert (moved.returncode, moved.stderr) == (0, "")
        assert place.rows("SELECT title FROM news_article") == [(TITLE,)]
        assert place.rows("SELECT count(*) FROM news_wordrow") == [(1,)]
        assert place.rows(f"SELECT views FROM stats_articletotal WHERE article_id = {site.pk}") == [(602,)]
        assert place.rows("SELECT count(*) FROM stats_dayvisitor") == [(1,)]
        assert next_key(place) == site.pk + 2
        assert triggers(place) == 24
        assert (again.returncode, "Traceback" in again.stderr) == (1, False)
    assert ArticleTotal.objects.get().views == 601


def next_key(place):
    if place.url.startswith("sqlite"):
        return place.rows("SELECT seq + 1 FROM sqlite_sequence WHERE name = 'news_article'")[0][0]
    return place.rows("SELECT nextval(pg_get_serial_sequence('news_article', 'id'))")[0][0]


def triggers(place):
    table = "sqlite_master WHERE type = 'trigger' AND name"
    if not place.url.startswith("sqlite"):
        table = "pg_trigger WHERE NOT tgisinternal AND tgname"
    return place.rows(f"SELECT count(*) FROM {table} LIKE 'composed_from%'")[0][0]


def test_a_database_is_not_moved_into_itself(site):
    with pytest.raises(CommandError, match="DATABASE_URL"):
        call_command("move_database", address())
