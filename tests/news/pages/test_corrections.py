"""Corrections at the top of a published article, and old addresses that go on leading to the new ones."""

import pytest

from news.models import Article, Category, Correction
from tests.news.desk import page_of, publish
from tests.news.history.test_revisions import publication


@pytest.fixture
def article(reporter):
    category = Category.objects.create(name="Khen thưởng")
    article = Article.objects.create(
        title="Hội nghị", category=category, lead="Sapo.", body="<p>Cũ.</p>", creator=reporter
    )
    publish(article)
    return article


def correction(article, **fields):
    row = {f"corrections-0-{name}": value for name, value in (fields | {"article": article.pk}).items()}
    return publication(article, **row | {"corrections-TOTAL_FORMS": 1})


def test_an_editor_adds_a_dated_correction_that_readers_find_above_the_lead(article, editor, signed_in, client):
    before = client.get(article.get_absolute_url()).text

    signed_in(editor).post(page_of(article), correction(article, day="25/11/2026", text="Tên đúng là Lan."))

    after = client.get(article.get_absolute_url()).text
    assert ("Tên đúng là Lan." in before, "25/11/2026" in after) == (False, True)
    assert 0 < after.find("<h1>") < after.find("Tên đúng là Lan.") < after.find("Sapo.", after.find("<h1>"))


def test_a_reporter_adds_no_correction(article, reporter, signed_in):
    signed_in(reporter).post(page_of(article), correction(article, day="25/11/2026", text="Lén."))

    assert Correction.objects.count() == 0


def test_a_draft_has_no_corrections(article, editor, signed_in):
    Article.objects.update(status="draft")

    assert "corrections-TOTAL_FORMS" not in signed_in(editor).get(page_of(article)).text


# Addresses


def test_the_old_address_of_a_renamed_category_leads_to_the_new_one(client, db):
    category = Category.objects.create(name="Khen thưởng")
    for name in ("Thi đua", "Gương sáng"):
        category.name = name
        category.save()

    answers = [client.get(f"/chuyen-muc/{slug}/?trang=2") for slug in ("khen-thuong", "thi-dua")]

    told = [(answer.status_code, answer["Location"]) for answer in answers]
    assert told == [(301, "/chuyen-muc/guong-sang/?trang=2")] * 2


def test_a_category_that_takes_its_old_name_back_is_found_there(client, db):
    category = Category.objects.create(name="Khen thưởng")
    for name in ("Thi đua", "Khen thưởng"):
        category.name = name
        category.save()

    assert client.get("/chuyen-muc/khen-thuong/").status_code == 200
    assert client.get("/chuyen-muc/thi-dua/")["Location"] == "/chuyen-muc/khen-thuong/"


def test_an_address_goes_to_the_category_that_has_it_now(client, db):
    renamed = Category.objects.create(name="Khen thưởng")
    renamed.name = "Thi đua"
    renamed.save()
    Category.objects.create(name="Khen thưởng")

    assert client.get("/chuyen-muc/khen-thuong/").status_code == 200


def test_an_article_whose_title_and_category_change_is_found_at_its_old_address(article, client):
    old = article.get_absolute_url()
    article.title, article.category = "Tên khác", Category.objects.create(name="Thi đua")
    article.save()

    answer = client.get(old)

    assert (answer.status_code, answer["Location"]) == (301, article.get_absolute_url())
