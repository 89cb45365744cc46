"""The front page as an editor arranges it: headlines, blocks of four kinds, the banner, notices."""

import random
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from news.lists.front_page import front_page
from news.models import Article, Attachment, Category, FrontBlock, Notice, Photo, Topic
from pagecache.content_version import watch
from tests.markup import part, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def categories():
    return [Category.objects.create(name=name, order=place) for place, name in enumerate(["Một", "Hai", "Ba"])]


def publish(title, category, hours_ago=0, photo=False, **fields):
    when = timezone.now() - timedelta(hours=hours_ago)
    article = Article.objects.create(title=title, category=category, status="published", published_at=when, **fields)
    if photo:
        Photo.objects.create(article=article)
        Photo.objects.filter(article=article).update(image="photos/a.jpg", width=900, height=600)
    return article


def titles(articles):
    return [article.title for article in articles]


def arrange(*kinds):
    for order, (category, kind) in enumerate(kinds):
        FrontBlock.objects.create(category=category, kind=kind, order=order)


@pytest.mark.parametrize("count", [0, 1, 3, 9, 60])
def test_however_it_is_arranged_no_article_is_linked_twice_outside_menus_and_rankings(count, categories, reader):
    dice = random.Random(count)
    arrange(*zip(categories, dice.choices(FrontBlock.Kind.values, k=3), strict=True))
    topic = Topic.objects.create(title="Phong trào", is_on_front_page=True)
    for number in range(count):
        publish(
            f"Bài số {number} " + "rất dài " * dice.choice([0, 34]),
            dice.choice([*categories, None]),
            number,
            photo=dice.random() < 0.5,
            topic=dice.choice([topic, None]),
            featured_order=dice.choice([None, None, None, number]),
        )
    html = reader.get("/").text
    ranking = part('ol class="ranking"', html) if 'ol class="ranking"' in html else ""

    links = re.findall(r'href="(/tin/[^"]+-\d+/)"', html.replace(ranking, "") if ranking else html)
    assert sorted(links) == sorted(set(links))
    assert len(links) >= min(count, 3)


def test_the_freshest_with_a_photo_come_before_the_freshest_without(categories):
    for hours, photo in enumerate([False, True, False, True, True]):
        publish(f"Bài {hours}", categories[0], hours, photo=photo)

    assert titles(front_page().headlines) == ["Bài 1", "Bài 3", "Bài 4"]


def test_an_editors_places_come_before_all_and_may_be_more_than_three(categories):
    for place in range(1, 6):
        publish(f"Đặt {place}", categories[0], 10 + place, featured_order=place)
    publish("Mới", categories[0], photo=True)

    assert titles(front_page().headlines) == [f"Đặt {place}" for place in range(1, 6)]


def test_blocks_stand_in_the_editors_order_and_those_without_a_place_last(categories):
    one, two, three = categories
    arrange((three, "dated"), (two, "hidden"))
    for number in range(12):
        publish(f"Bài {number}", categories[number % 3], number)

    blocks = front_page().blocks

    assert [(block.category, block.kind) for block in blocks] == [(three, "dated"), (one, "columns")]


@pytest.mark.parametrize(
    ("wanted", "articles", "photos", "shown"),
    [
        ("portraits", 4, 4, "portraits"),
        ("portraits", 4, 2, "columns"),
        ("portraits", 1, 1, "wide"),
        ("columns", 1, 0, "wide"),
        ("dated", 1, 0, "dated"),
        ("wide", 4, 4, "wide"),
    ],
)
def test_few_articles_get_the_kind_that_suits_them(wanted, articles, photos, shown, categories):
    other, category, _third = categories
    arrange((category, wanted))
    for number in range(3):
        publish(f"Đầu trang {number}", other, featured_order=number)
    for number in range(articles):
        publish(f"Bài {number}", category, number, photo=number < photos)

    assert [block.kind for block in front_page().blocks] == [shown]


def test_the_dated_list_marks_the_documents_of_its_articles(categories, reader):
    arrange((categories[1], "dated"))
    for number in range(3):
        publish(f"Đầu trang {number}", categories[0], featured_order=number)
    article = publish("Quyết định", categories[1])
    for name in ("a.pdf", "b.docx", "c.xlsx", "d.pdf"):
        Attachment.objects.bulk_create([Attachment(article=article, title=name, file=name)])

    html = part('ul class="dated"', reader.get("/").text)

    assert re.findall(r'class="mark">([^<]+)<', html) == ["PDF", "DOCX", "XLSX", "+1"]


def test_the_banner_stands_from_the_topics_first_day_to_its_last(categories, reader):
    today = timezone.localdate()
    Topic.objects.create(title="Đã qua", is_on_front_page=True, ends_on=today - timedelta(days=1))
    Topic.objects.create(title="Chưa tới", is_on_front_page=True, starts_on=today + timedelta(days=1))
    Topic.objects.create(title="Không chọn")
    topic = Topic.objects.create(title="Đường về bản", is_on_front_page=True, ends_on=today)
    publish("Bài", categories[0], topic=topic)

    banner = front_page().banner

    assert (banner.topic, banner.number) == (topic, 1)
    assert texts("h2", part('section class="banner card"', reader.get("/").text)) == ["Đường về bản"]


def test_a_notice_stands_above_all_pages_from_its_beginning_to_its_end(categories, reader):
    now = timezone.now()
    Notice.objects.create(text="Đã qua", begins_at=now - timedelta(days=2), ends_at=now - timedelta(minutes=1))
    Notice.objects.create(text="Chưa tới", begins_at=now + timedelta(minutes=1))
    Notice.objects.create(text="Đường dây nóng tạm ngừng", address="/lien-he/", begins_at=now)

    for address in ("/", categories[0].get_absolute_url(), "/lien-he/"):
        assert texts("li", part('section class="notices"', reader.get(address).text)) == ["Đường dây nóng tạm ngừng"]


def test_kept_pages_end_when_a_notice_begins_or_ends(db):
    now = timezone.now()
    Notice.objects.create(text="Sắp hết", begins_at=now - timedelta(days=1), ends_at=now + timedelta(seconds=20))
    first = watch.current().until
    Notice.objects.create(text="Sắp tới", begins_at=now + timedelta(seconds=10))
    watch.forget()

    assert [round(until - now.timestamp()) for until in (first, watch.current().until)] == [20, 10]
