"""Text whose letters and marks came in pieces, as from a PDF on a Mac."""

import unicodedata

import pytest

from news.models import Article, Category, Photo

pytestmark = pytest.mark.django_db


def in_pieces(text):
    return unicodedata.normalize("NFD", text)


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
