"""Text whose letters and marks came in pieces, as from a PDF on a Mac."""

import unicodedata

import pytest
from django.utils import timezone

from news.models import Article, Category, DailyCount, IndexedArticle, Photo, Word, WordRow
from news.search import indexing

pytestmark = pytest.mark.django_db


def in_pieces(text):
    return unicodedata.normalize("NFD", text)


def test_a_line_keeps_no_letters_that_nobody_sees():
    article = Article.objects.create(
        title=" Hội\u00a0nghị\u200b sơ\u202fkết\ufeff ", byline="Hà\u00ad Vân", lead="Dòng một\nDòng hai"
    )
    photo = Photo.objects.create(article=article, alt="Lễ  trao\u200b")

    for row in (article, photo):
        row.refresh_from_db()
    assert (article.title, article.byline, photo.alt) == ("Hội nghị sơ kết", "Hà Vân", "Lễ trao")
    assert article.lead == "Dòng một\nDòng hai"


def test_letters_in_pieces_are_put_together_wherever_they_are_written():
    category = Category.objects.create(name=in_pieces("Khen thưởng"))
    fields = {"title": "Uỷ ban", "lead": "Sáng nay", "byline": "Hà Vân", "body": "<p>Biểu dương</p>"}
    article = Article.objects.create(category=category, **{name: in_pieces(text) for name, text in fields.items()})
    photo = Photo.objects.create(article=article, caption=in_pieces("Lễ trao"), alt=in_pieces("Hội trường"))

    for row in (category, article, photo):
        row.refresh_from_db()
    assert {name: getattr(article, name) for name in fields} == fields
    assert (category.name, photo.caption, photo.alt) == ("Khen thưởng", "Lễ trao", "Hội trường")


def test_a_letter_and_a_mark_put_together_open_no_tag():
    article = Article.objects.create(title="Thi", body="<p>1 <\u0338script>alert(1)</script></p>")

    assert article.body == "<p>1 ≮script&gt;alert(1)</p>"


def forget_index():
    for model in (IndexedArticle, Word, WordRow):
        model.objects.all().delete()


def test_a_lost_index_is_made_anew_behind_the_migrations():
    article = Article.objects.create(title="Chiến sỹ", status="published", published_at=timezone.now())

    forget_index()
    assert WordRow.objects.count() == 0
    indexing.index_what_is_not()

    assert [row.title for row in WordRow.objects.all()] == [" chien si "]
    assert article.indexed is not None


def test_an_article_that_was_saved_while_the_index_was_not_there_holds_up_no_other(monkeypatch):
    monkeypatch.setattr(indexing, "IN_ONE_GO", 2)
    titles = ["Một", "Hai", "Ba", "Bốn"]
    saved, *_others = [
        Article.objects.create(title=title, status="published", published_at=timezone.now()) for title in titles
    ]
    forget_index()
    DailyCount.objects.all().delete()
    saved.save()

    indexing.index_what_is_not()

    assert {row.title for row in WordRow.objects.all()} == {" mot ", " hai ", " ba ", " bon "}
    assert sum(DailyCount.objects.values_list("articles", flat=True)) == 4
