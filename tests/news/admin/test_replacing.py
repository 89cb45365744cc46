"""A category or a source that is deleted while articles have it: they get another one first."""

import gc
import weakref
from contextlib import contextmanager

import pytest
from django.db.models.signals import post_init

from news import log
from news.lists import replacing
from news.models import Article, Category, Source, Version
from tests.markup import texts

FIELDS = {"category": (Category, "name"), "source": (Source, "code")}


@pytest.fixture(params=FIELDS)
def pair(request, db):
    """The thing that is to go, the other one, and the field by which articles have them."""
    model, name = FIELDS[request.param]
    return *(model.objects.create(**{name: text}) for text in ("Cũ", "Mới")), request.param


@contextmanager
def receiving(signal, receiver, sender):
    signal.connect(receiver, sender)
    yield
    signal.disconnect(receiver, sender)


def address(thing):
    return f"/quan-tri/news/{thing._meta.model_name}/{thing.pk}/delete/"


def test_the_articles_go_to_another_one_in_one_step_and_their_log_says_so(pair, editor, signed_in):
    old, new, field = pair
    written = [Article.objects.create(title=title, **{field: old}) for title in ("Một", "Hai", "Ba")]
    Article.objects.filter(title="Ba").update(status="deleted")
    Version.objects.begin(written[0])
    before = list(Article.objects.order_by("pk").values_list("updated_at", flat=True))
    desk = signed_in(editor)

    asked = texts("form", desk.get(address(old)).text)
    desk.post(address(old), {"other": new.pk})

    assert any("3 bài viết" in words for words in asked)
    assert {getattr(article, field) for article in Article.objects.all()} == {new}
    assert list(type(old).objects.all()) == [new]
    assert [entry.user for article in written for entry in log.entries(article)] == [editor] * 3
    assert list(Article.objects.order_by("pk").values_list("updated_at", flat=True)) == before
    assert [version.article for version in Version.objects.filter(number=2)] == [written[0]]


def test_however_many_articles_there_are_few_of_them_are_in_memory_at_once(pair, editor, monkeypatch):
    old, new, field = pair
    monkeypatch.setattr(replacing, "AT_ONCE", 2)
    for number in range(7):
        Version.objects.begin(Article.objects.create(title=f"Bài {number}", **{field: old}))
    made, most = [], []

    def count(instance, **signal):
        gc.collect()  # Articles and their photos refer to each other.
        made.append(weakref.ref(instance))
        most.append(sum(ref() is not None for ref in made))

    with receiving(post_init, count, Article):
        replaced = replacing.replace(old, new, editor)

    assert (replaced, new.articles.count(), Version.objects.filter(number=2).count()) == (7, 7, 7)
    assert max(most) <= 4


@pytest.mark.parametrize("chosen", ["", "nobody", "itself"])
def test_nothing_is_deleted_before_another_one_is_chosen(chosen, pair, editor, signed_in):
    old, _new, field = pair
    Article.objects.create(title="Một", **{field: old})

    answer = signed_in(editor).post(address(old), {"other": old.pk if chosen == "itself" else chosen, "post": "yes"})

    assert (answer.status_code, type(old).objects.count(), Article.objects.filter(**{field: old}).count()) == (
        200,
        2,
        1,
    )


def test_the_address_of_a_category_that_is_gone_leads_to_the_other_one(editor, signed_in, reader):
    old, new = Category.objects.create(name="Cũ"), Category.objects.create(name="Mới")
    old.name = "Tên sau"
    old.save()
    Article.objects.create(title="Một", category=old)

    signed_in(editor).post(address(old), {"other": new.pk})

    led = [reader.get(f"/chuyen-muc/{slug}/")["Location"] for slug in ("cu", "ten-sau")]
    assert led == [new.get_absolute_url()] * 2


def test_a_category_with_others_below_it_is_not_deleted_but_tells_which(editor, signed_in):
    old, new = Category.objects.create(name="Cũ"), Category.objects.create(name="Mới")
    Category.objects.create(name="Con", parent=old)
    Article.objects.create(title="Một", category=old)

    answer = signed_in(editor).post(address(old), {"other": new.pk})

    assert (answer.status_code, Category.objects.count(), "Con</a>" in answer.text) == (200, 3, True)


def test_what_no_article_has_is_deleted_as_ever(pair, editor, signed_in):
    old, new, _field = pair

    signed_in(editor).post(address(old), {"post": "yes"})

    assert list(type(old).objects.all()) == [new]


def test_a_reporter_deletes_no_category(pair, reporter, signed_in):
    old, new, field = pair
    Article.objects.create(title="Một", **{field: old})

    assert signed_in(reporter).post(address(old), {"other": new.pk}).status_code == 403
    assert type(old).objects.count() == 2


def test_a_new_category_stands_last_in_the_menu(editor, signed_in):
    Category.objects.create(name="Trước", order=7)
    desk = signed_in(editor)

    shown = desk.get("/quan-tri/news/category/add/").context["adminform"].form.initial
    desk.post("/quan-tri/news/category/add/", {"name": "An", "order": shown["order"]})

    assert [category.name for category in Category.objects.all()] == ["Trước", "An"]
