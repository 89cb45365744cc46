"""Triggers count changes wherever a change is made, and stand in nobody's way."""

import threading

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from news.models import Article, Photo, Source
from pagecache.composing import triggers
from pagecache.models import Change

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.each_database]


def changes_of(subject):
    return Change.objects.filter(pk=subject).values_list("number", flat=True).first() or 0


def in_another_thread(work):
    """Do this on a connection of its own; return the thread, and a list of what it raised."""
    raised = []

    def do():
        try:
            work()
        except DatabaseError as error:
            raised.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=do)
    thread.start()
    return thread, raised


def known():
    with connection.cursor() as cursor:
        cursor.execute(triggers.KNOWN[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def drop(name):
    """As SQLite does when a migration remakes the table of photos."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}" + (" ON news_photo" if connection.vendor == "postgresql" else ""))


def test_making_them_anew_leaves_none_out_if_it_breaks_off():
    before = known()

    def breaks_off(execute, sql, *parts):
        if sql.startswith("DROP TRIGGER"):
            execute(sql, *parts)
            raise DatabaseError("killed")
        return execute(sql, *parts)

    drop("composed_from_news_photo_update")
    try:
        with connection.execute_wrapper(breaks_off), pytest.raises(DatabaseError, match="killed"):
            triggers.install()
        assert known() == before - {"composed_from_news_photo_update"}
    finally:
        triggers.install()
    assert known() == before


def test_who_reads_an_article_keeps_no_migration_waiting():
    if connection.vendor != "postgresql":
        pytest.skip("Nobody waits for readers of SQLite.")
    with transaction.atomic():
        assert not Article.objects.exists()
        migration, raised = in_another_thread(triggers.install)
        migration.join(5)
        is_waiting = migration.is_alive()
    migration.join()

    assert (is_waiting, raised) == (False, [])


def test_what_was_written_while_triggers_were_missing_ends_all_pages():
    before = changes_of(Change.ALL)
    drop("composed_from_news_photo_update")

    call_command("migrate", verbosity=0)
    assert changes_of(Change.ALL) == before + 1
    call_command("migrate", verbosity=0)
    assert changes_of(Change.ALL) == before + 1


def test_a_photo_gets_ready_while_its_article_is_saved():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time.")
    article = Article.objects.create(title="Mùa gặt")
    photo = Photo.objects.create(article=article, caption="Một góc bản")

    with transaction.atomic():
        Article.objects.update(title="Vụ gặt")
        worker, raised = in_another_thread(lambda: Photo._base_manager.update(rendered="1:x"))
        worker.join(0.3)
        Photo.objects.filter(pk=photo.pk).update(caption="Bản trên cao")
    worker.join()

    assert raised == []
    assert changes_of(article.pk) == 5


def test_who_adds_a_source_in_a_long_transaction_keeps_nobody_waiting():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time.")
    with transaction.atomic():
        Source.objects.create(code="BTĐKT")
        other, raised = in_another_thread(lambda: Source.objects.create(code="CTTĐT"))
        other.join(5)
        is_waiting = other.is_alive()
    other.join()

    assert (is_waiting, raised) == (False, [])
