"""What is made once per content version, and how few queries a page then takes."""

import threading
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from news.lists.related import Link
from news.models import Article, Category, Photo, Video
from news.templatetags.story import link_in_list
from pagecache import content_version
from pagecache.content_version import watch
from pagecache.fragments import Recipe, fragments
from stats import live
from stats.models import ArticleDay

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _kept(settings, monkeypatch):
    settings.PAGE_CACHE_BYTES = 1  # Fragments are kept; a whole page is larger.
    # On a slow machine too, nobody asks for the content version or the numbers between two requests.
    monkeypatch.setattr(content_version, "LOOK_UP_SECONDS", 3600)
    monkeypatch.setattr(live, "REFRESH_SECONDS", 3600)


def test_a_fragment_is_made_once_per_content_version():
    made = [fragments.once_per_version("clock", object) for _time in range(2)]
    Category.objects.create(name="Phong trào")
    watch.forget()

    assert made[0] is made[1]
    assert fragments.once_per_version("clock", object) is not made[0]


def test_what_is_made_amid_changes_is_not_kept():
    with transaction.atomic():
        amid = fragments.once_per_version("clock", object)

    assert fragments.once_per_version("clock", object) is not amid


def queries_of(address, reader):
    """How many a page takes whose fragments were made for another one."""
    watch.forget()
    reader.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert reader.get(address).status_code == 200
    return len(queries)


def test_a_page_takes_few_queries_and_as_many_for_twenty_articles_as_for_one(reader):
    movement = Category.objects.create(name="Phong trào")
    Category.objects.create(name="Chuyên đề", parent=movement)

    def publish(number):
        when = timezone.now() - timedelta(hours=number)
        article = Article.objects.create(
            title=f"Bài {number}", category=movement, status="published", published_at=when
        )
        Photo.objects.create(article=article, caption="Một góc bản")
        Video.objects.create(title=f"Phim {number}", youtube="https://youtu.be/aqz-KE-bpKQ")
        ArticleDay.objects.create(article_id=article.pk, day=timezone.localdate(), views=1, readers=1)
        return article

    addresses = ["/", "/chuyen-muc/phong-trao/", "/video/", publish(0).get_absolute_url()]
    with_one = [queries_of(address, reader) for address in addresses]
    for number in range(1, 20):
        publish(number)

    assert [queries_of(address, reader) for address in addresses] == with_one
    assert max(with_one[:3]) <= 5
    assert with_one[3] <= 6


def in_another_thread(work):
    thread = threading.Thread(target=lambda: (work(), connection.close()))
    thread.start()
    return thread


@pytest.fixture
def footer():
    return Recipe("vi", "portal/_footer.html", ())


def test_while_a_fragment_is_made_others_get_the_one_before(footer):
    before = footer.part().made
    Category.objects.create(name="Phong trào")
    watch.forget()

    with fragments._makers.one(("part", footer), may_wait=True):
        assert footer.part().made is before


def test_nobody_gets_a_fragment_of_yesterday(footer, time_machine):
    time_machine.move_to(datetime(2026, 3, 1, 23, 30, tzinfo=timezone.get_current_timezone()), tick=False)
    before, got = footer.part().made, []
    time_machine.shift(timedelta(hours=8))
    watch.forget()
    watch.current()

    with fragments._makers.one(("part", footer), may_wait=True):
        other = in_another_thread(lambda: got.append(footer.part().made))
        other.join(0.2)
        assert got == []
    other.join()

    assert got[0] is not before


def test_a_link_in_a_list_is_written_in_the_language_of_its_page():
    link = Link(7, "mua-gat", "Mùa gặt", timezone.now())
    vietnamese = link_in_list(link)
    with translation.override("en"):
        assert link_in_list(link) != vietnamese
