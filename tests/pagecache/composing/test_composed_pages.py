"""Composed pages: kept in the database until something that they show changes, however it is written."""

import io
import random
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, connection, transaction
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from databases.presence import presence
from honours.models import Decision
from news.models import Article, Attachment, Category, Correction, Photo, Source, Topic
from news.pages import views
from pagecache import content_version
from pagecache.composing import composed_pages, release, triggers
from pagecache.composing import writer as composed
from pagecache.content_version import watch
from pagecache.fragments import Recipe, fragments
from pagecache.front.wsgi import KeptPagesFirst
from pagecache.lookup import asked_before, store
from pagecache.middleware import KeepPages
from pagecache.models import Change, ComposedPage, ContentVersion
from portal.identity.models import SiteIdentity
from stats.models import Refusal, SiteDay
from tests.conftest import PHONE
from tests.pagecache import asking

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.each_database]


@pytest.fixture
def front(settings, monkeypatch):
    settings.PAGE_CACHE_BYTES = 10 * 2**20
    watch.forget()
    return KeptPagesFirst(get_wsgi_application())


@pytest.fixture
def article():
    movement = Category.objects.create(name="Phong trào")
    told = {"title": "Mùa gặt", "body": "<p>Lúa chín</p>", "lead": "Đầu vụ.", "byline": "Bài và ảnh: Tòng Mai"}
    published = {"status": "published", "published_at": timezone.now() - timedelta(hours=1)}
    made = Article.objects.create(category=movement, source=Source.objects.create(code="BTĐKT"), **told, **published)
    Photo.objects.create(article=made, caption="Một góc bản", order=1)
    Attachment.objects.create(article=made, title="Kế hoạch", file="documents/1.pdf", bytes=9)
    Correction.objects.create(article=made, text="Tên bản viết nhầm.")
    return made


def ask(front, path, **more):
    """Status and body, as a reader gets them."""
    status, _headers, body = asking.ask(front, path, environ=more)
    return status, body.decode()


def elsewhere():
    """As if another process asked, which has nothing in its memory, a second later."""
    store.begin(store.most_bytes)
    fragments.forget()
    asked_before.forget()
    watch.forget()


def test_a_page_is_composed_once_for_all_processes(front, article, django_asked):
    first = ask(front, article.get_absolute_url())
    elsewhere()
    second = ask(front, article.get_absolute_url())

    assert second == first
    assert django_asked == [article.get_absolute_url()]


CHANGES = {
    "title, by save()": lambda article: Article.objects.get().save(),
    "lead, by update()": lambda article: Article.objects.update(lead="Cuối vụ."),
    "text, by bulk_update()": lambda article: Article.objects.bulk_update(
        [_with(article, body="<p>Lúa vàng</p>")], ["body"]
    ),
    "byline, by SQL": lambda article: _execute("UPDATE news_article SET byline = 'Lò Én'"),
    "caption": lambda article: Photo.objects.update(caption="Bản trên cao"),
    "another photo": lambda article: Photo.objects.bulk_create([Photo(article=article, caption="Ruộng", order=2)]),
    "a photo less": lambda article: Photo.objects.all().delete(),
    "renditions ready": lambda article: Photo._base_manager.update(rendered="1:x"),
    "document": lambda article: Attachment.objects.update(title="Kế hoạch mới"),
    "correction": lambda article: Correction.objects.all().delete(),
    "category's name": lambda article: Category.objects.update(name="Thi đua"),
    "source": lambda article: Source.objects.update(code="CTTĐT"),
    "agency": lambda article: SiteIdentity(agency="Ban mới").save(),
    "a decision is named": lambda article: _decision().articles.add(article),
}


def _with(article, **changed):
    for name, value in changed.items():
        setattr(article, name, value)
    return article


def _execute(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _decision():
    return Decision.objects.create(
        number="7/QĐ",
        year=2025,
        subject="Khen",
        authority="UBND tỉnh",
        signed_on=timezone.localdate(),
        status="published",
        published_at=timezone.now(),
    )


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_what_it_shows_ends_it(front, article, django_asked, change):
    ask(front, article.get_absolute_url())

    CHANGES[change](article)
    elsewhere()
    ask(front, Article.objects.get().get_absolute_url())

    assert len(django_asked) == 2


UNTOUCHED = {
    "another article": lambda: Article.objects.create(title="Khác", status="published", published_at=timezone.now()),
    "topic": lambda: Topic.objects.create(title="Mùa màng"),
    "a photo without an article": lambda: Photo.objects.create(caption="Chờ"),
    "decision": _decision,
}


@pytest.mark.parametrize("change", UNTOUCHED)
def test_what_it_does_not_show_leaves_it_and_its_fragments_are_new(front, article, django_asked, change):
    ask(front, article.get_absolute_url())

    made = UNTOUCHED[change]()
    elsewhere()
    _status, body = ask(front, article.get_absolute_url())

    assert django_asked == [article.get_absolute_url()]
    if change == "another article":
        assert made.get_absolute_url() in body


def test_a_change_that_is_taken_back_leaves_it(front, article, django_asked):
    ask(front, article.get_absolute_url())

    with transaction.atomic():
        Article.objects.update(title="Hỏng")
        transaction.set_rollback(True)
    elsewhere()

    assert "Mùa gặt" in ask(front, article.get_absolute_url())[1]
    assert len(django_asked) == 1


def test_what_changes_while_it_is_composed_is_not_missed(front, article, monkeypatch):
    page = views.article_page

    def changed_meanwhile(request, one, *parts):
        Article.objects.update(lead="Sửa trong lúc đó.")
        return page(request, one, *parts)

    with monkeypatch.context() as patched:
        patched.setattr(views, "article_page", changed_meanwhile)
        old = ask(front, article.get_absolute_url())[1]
    elsewhere()

    assert "Sửa trong lúc đó." not in old
    assert "Sửa trong lúc đó." in ask(front, article.get_absolute_url())[1]


def test_what_a_process_remembers_of_an_older_version_is_not_in_it(front, article, monkeypatch):
    monkeypatch.setattr(content_version, "LOOK_UP_SECONDS", 3600)
    ask(front, "/")
    SiteIdentity(agency="Ban mới").save()
    ask(front, article.get_absolute_url())
    elsewhere()

    assert "<title>Mùa gặt – Ban mới</title>" in ask(front, article.get_absolute_url())[1]


def test_a_new_article_is_not_in_the_box_beside_its_own_page(front, article, monkeypatch):
    monkeypatch.setattr(content_version, "LOOK_UP_SECONDS", 3600)
    ask(front, article.get_absolute_url())
    new = Article.objects.create(title="Vụ mới", status="published", published_at=timezone.now())
    ask(front, new.get_absolute_url())
    elsewhere()

    box = re.search(r'id="tin-moi".*?</section>', ask(front, new.get_absolute_url())[1], re.DOTALL)[0]
    assert (article.title in box, new.title in box) == (True, False)


def test_nothing_that_a_process_remembers_is_in_it(front, article, monkeypatch):
    ask(front, "/")
    remembered = []
    monkeypatch.setattr(fragments, "fragment", lambda key, *_made, **_kind: remembered.append(key))
    request = RequestFactory(headers={"user-agent": PHONE}).get(article.get_absolute_url())
    request.leaves_holes = True

    assert KeepPages.installed.get_response(request).status_code == 200
    assert remembered == []


def test_it_ends_with_the_article_to_the_second(front, article, time_machine):
    now = timezone.now().replace(microsecond=0)
    Article.objects.update(expires_at=now + timedelta(seconds=30))
    time_machine.move_to(now + timedelta(seconds=29))
    ask(front, article.get_absolute_url())
    elsewhere()
    before = ask(front, article.get_absolute_url())[0]
    time_machine.move_to(now + timedelta(seconds=30))
    elsewhere()

    assert (before, ask(front, article.get_absolute_url())[0]) == (200, 410)


@pytest.mark.parametrize("status", ["withdrawn", "deleted"])
def test_it_goes_with_the_article(front, article, status):
    ask(front, article.get_absolute_url())
    Article.objects.update(status=status)
    elsewhere()

    assert ask(front, article.get_absolute_url())[0] == 404


def test_a_much_read_article_that_is_withdrawn_is_gone_for_all(front, article):
    ask(front, article.get_absolute_url())
    Article.objects.update(status="withdrawn")
    watch.forget()
    first = ask(front, article.get_absolute_url())[0]

    with KeepPages.installed.makers.one(("http", "", article.get_absolute_url()), may_wait=True):
        meanwhile = ask(front, article.get_absolute_url())[0]

    assert (first, meanwhile) == (404, 404)


def test_it_shows_no_table_whose_changes_do_not_end_it(front, article):
    _decision().articles.add(article)
    watched = {triggers.table(label) for label in settings.COMPOSED_FROM}

    with CaptureQueriesContext(connection) as queries:
        request = RequestFactory(headers={"user-agent": PHONE}).get(article.get_absolute_url())
        request.leaves_holes = True
        KeepPages.installed.get_response(request)

    read = {table for query in queries for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"])}
    assert read - watched - {Change._meta.db_table, ContentVersion._meta.db_table} == set()
    assert len(read) > 5


def test_another_release_composes_its_own(front, article, django_asked, monkeypatch):
    ask(front, article.get_absolute_url())
    monkeypatch.setattr(release, "stamp", lambda: "0" * 16)
    elsewhere()
    ask(front, article.get_absolute_url())

    assert len(django_asked) == 2
    assert ComposedPage.objects.count() == 2


def test_a_page_with_a_query_of_its_own_is_not_composed(front, article):
    ask(front, article.get_absolute_url() + "?trang=1")

    assert not ComposedPage.objects.exists()


@pytest.mark.parametrize("host", ["testserver:8080", "TestServer", "testserver."])
def test_a_host_that_is_written_in_another_way_fills_no_table(front, article, host):
    ask(front, article.get_absolute_url())
    status, _body = ask(front, article.get_absolute_url(), HTTP_HOST=host)

    assert (status, ComposedPage.objects.count()) == (200, 1)


def test_while_the_database_is_away_readers_get_the_page_before_of_which_a_fragment_is_missing(
    front, article, monkeypatch
):
    before = ask(front, article.get_absolute_url())
    Article.objects.update(lead="Cuối vụ.")
    watch.forget()
    fragments.forget()
    with monkeypatch.context() as outage:
        outage.setattr(Recipe, "_rendered", _gone)
        uncomposed = ask(front, article.get_absolute_url())
    for _time in range(2):
        ask(front, article.get_absolute_url())
    fragments.forget()
    Topic.objects.create(title="Mùa màng")
    watch.forget()
    with monkeypatch.context() as outage:
        outage.setattr(Recipe, "_rendered", _gone)
        composed = ask(front, article.get_absolute_url())

    assert uncomposed == before
    assert (composed[0], "Cuối vụ." in composed[1]) == (200, True)


def _gone(*parts, **named):
    raise DatabaseError("gone")


def test_a_database_that_is_away_is_not_asked_for_each_page(front, article, monkeypatch):
    ask(front, article.get_absolute_url())
    asked = []
    elsewhere()
    monkeypatch.setattr(composed_pages, "_row", asked.append)
    with monkeypatch.context() as outage:
        outage.setattr(presence, "is_away", True)
        ask(front, article.get_absolute_url())
    while_away = len(asked)
    elsewhere()
    ask(front, article.get_absolute_url())

    assert (while_away, len(asked)) == (0, 1)


def test_crawlers_push_nothing_out_of_memory(front, article):
    ask(front, article.get_absolute_url())
    elsewhere()

    kept = []
    for _time in range(3):
        ask(front, article.get_absolute_url())
        kept.append(len(store))

    assert kept == [0, 1, 1]


def test_what_is_not_current_any_more_is_swept_a_day_later(front, article, monkeypatch):
    ask(front, article.get_absolute_url())
    current = ComposedPage.objects.get()
    for pk, changed in enumerate(({"release": "0" * 16}, {"changes": "0.0"}, {}), start=1):
        row = ComposedPage.objects.get(pk=current.pk)
        row.pk = pk
        row.composed_at = timezone.now() - composed.OUTLIVED - timedelta(minutes=1)
        for name, value in changed.items():
            setattr(row, name, value)
        row.save(force_insert=True)

    assert composed.sweep() == 2
    assert set(ComposedPage.objects.values_list("pk", flat=True)) == {current.pk, 3}


def test_each_composed_page_is_what_an_uncomposed_one_would_be(front, settings, reader):
    dice = random.Random(7)
    categories = [None, *(Category.objects.create(name=f"Mục {number}") for number in range(2))]
    topics = [None, Topic.objects.create(title="Mùa màng")]
    for number in range(12):
        made = Article.objects.create(
            title=f"Bài & <b>{number}</b> của 'A Páo' 🌾 ]:%5D\\ " + "dài " * 40 * dice.randrange(2),
            body="<p>Chữ “trích”</p>" * dice.randrange(3),
            category=dice.choice(categories),
            topic=dice.choice(topics),
            status="published",
            published_at=timezone.now() - timedelta(days=dice.randrange(60)),
        )
        for order in range(dice.randrange(4)):
            Photo.objects.create(article=made, caption=f"Ảnh {order}", alt="Lúa", order=order)
    addresses = [article.get_absolute_url() for article in Article.objects.all()]
    for address in addresses:
        ask(front, address)
    elsewhere()
    read = [ask(front, address)[1] for address in addresses]
    settings.PAGE_CACHE_BYTES = 0
    elsewhere()
    store.begin(0)

    assert read == [reader.get(address, headers={"host": "testserver"}).text for address in addresses]


def test_the_command_composes_all_that_are_public_and_counts_nothing(front, article, django_asked, settings, drained):
    settings.PUBLIC_ORIGIN, settings.ALLOWED_HOSTS = "http://testserver", ["testserver"]
    Article.objects.create(title="Nháp")

    call_command("compose", stdout=(said := io.StringIO()))
    elsewhere()
    status, _body = ask(front, article.get_absolute_url())
    drained()

    assert (status, django_asked, said.getvalue()) == (200, [], "Số trang: 1/1\n")
    assert SiteDay.objects.get().views == 1
    assert not Refusal.objects.exists()


def test_two_processes_that_write_the_same_pages_write_them_in_one_order(front, article):
    others = [
        Article.objects.create(title=f"Bài {n}", status="published", published_at=timezone.now()) for n in range(9)
    ]
    for one in others:
        ask(front, one.get_absolute_url())
    pages = list(ComposedPage.objects.all())

    with CaptureQueriesContext(connection) as queries:
        composed.writer.write(pages[::-1])
        composed.writer.write(pages)
    backwards, forwards = (query["sql"] for query in queries if query["sql"].startswith("INSERT"))

    assert backwards == forwards


def test_a_page_that_ended_by_the_clock_is_swept_too(front, article, time_machine):
    now = timezone.now().replace(microsecond=0)
    time_machine.move_to(now)
    Article.objects.update(expires_at=now + timedelta(hours=1))
    ask(front, article.get_absolute_url())
    assert ComposedPage.objects.count() == 1
    time_machine.move_to(now + composed.OUTLIVED + timedelta(minutes=1))

    assert composed.sweep() == 1


def test_pages_cannot_be_composed_for_an_unknown_address(settings):
    settings.PUBLIC_ORIGIN = ""

    with pytest.raises(CommandError, match="PUBLIC_ORIGIN"):
        call_command("compose")


def test_an_articles_changes_are_counted_once_for_each_of_its_rows(article):
    before = dict(Change.objects.values_list("subject", "number"))

    Photo.objects.bulk_create([Photo(article=article, caption=f"Ảnh {order}", order=order) for order in range(3)])
    Photo.objects.filter(article=article).update(article=None)

    after = dict(Change.objects.values_list("subject", "number"))
    assert after[article.pk] - before[article.pk] == 3 + 4
    assert after[Change.ALL] == before[Change.ALL]


def test_a_page_that_is_not_composed_is_looked_for_once(front, article, monkeypatch):
    looked, read = [], composed_pages.read
    monkeypatch.setattr(composed_pages, "read", lambda key: looked.append(key) or read(key))

    assert ask(front, article.get_absolute_url())[0] == 200
    assert len(looked) == 1
