"""Topics: a movement or a conference that several articles follow."""

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from news.models import Article, Category, Photo, Topic
from tests.markup import part, texts

pytestmark = pytest.mark.django_db


def publish(title, hours_ago=1, **fields):
    when = timezone.now() - timedelta(hours=hours_ago)
    return Article.objects.create(title=title, status="published", published_at=when, **fields)


@pytest.fixture
def topic():
    return Topic.objects.create(title="Đường về bản", intro="Chuyện làm đường.", starts_on=date(2026, 3, 5))


def read(reader, address):
    return reader.get(address).content.decode()


def test_a_topic_lists_its_public_articles_of_all_categories_newest_first(topic, reader):
    for hours_ago, name in ((9, "Phong trào"), (3, "Khen thưởng")):
        publish(f"Bài {hours_ago}", hours_ago, topic=topic, category=Category.objects.create(name=name))
    publish("Bài hẹn giờ", -1, topic=topic)
    publish("Bài khác")

    main = part("main", read(reader, "/dong-su-kien/duong-ve-ban/"))

    assert texts("h2", main) == ["Bài 3", "Bài 9"]
    assert texts("p", main)[:2] == ["Từ ngày 05/03/2026 · 2 bài viết", "Chuyện làm đường."]


def test_the_old_address_of_a_renamed_topic_leads_to_the_new_one(topic, reader):
    for title in ("Đường về thôn", "Đường về xã"):
        topic.title = title
        topic.save()

    answers = [reader.get(f"/dong-su-kien/duong-ve-{place}/?trang=2") for place in ("ban", "thon")]
    topic.title = "Đường về bản"
    topic.save()

    assert [(answer.status_code, answer.get("Location")) for answer in answers] == [
        (301, "/dong-su-kien/duong-ve-xa/?trang=2"),
        (301, "/dong-su-kien/duong-ve-xa/?trang=2"),
    ]
    assert reader.get("/dong-su-kien/duong-ve-ban/").status_code == 200
    assert reader.get("/dong-su-kien/khong-co/").status_code == 404


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ({"starts_on": date(2026, 3, 5), "ends_on": date(2026, 4, 6)}, ["05/03/2026 – 06/04/2026"]),
        ({"starts_on": date(2026, 3, 5)}, ["Từ ngày 05/03/2026"]),
        ({"ends_on": date(2026, 4, 6)}, ["Đến ngày 06/04/2026"]),
        ({}, []),
    ],
)
def test_the_days_of_a_topic_are_told_as_far_as_they_are_known(days, told, reader):
    Topic.objects.create(title="Hội nghị", **days)

    assert texts("p", part("main", read(reader, "/dong-su-kien/"))) == told


def test_an_article_names_the_newest_others_of_its_topic_and_leads_to_all(topic, reader):
    article = publish("Bài này", topic=topic)
    for hours_ago in range(2, 9):
        publish(f"Bài {hours_ago}", hours_ago, topic=topic)

    onward = part('nav class="onward"', read(reader, article.get_absolute_url()))

    assert texts("a", onward)[:3] == ["Đường về bản", "Bài 2", "Bài 3"]
    assert 'href="/dong-su-kien/duong-ve-ban/"' in onward


def test_the_only_article_of_a_topic_has_no_box(topic, reader):
    article = publish("Bài này", topic=topic)

    assert "dong-su-kien" not in part("main", read(reader, article.get_absolute_url()))


def test_an_article_outlives_its_topic(topic):
    article = publish("Bài này", topic=topic)

    topic.delete()

    assert Article.objects.get(pk=article.pk).topic is None


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Hội nghị", "starts_on": date(2026, 4, 6), "ends_on": date(2026, 3, 5)},
        {"title": "đường về BẢN!"},
    ],
)
def test_a_topic_that_makes_no_sense_is_refused_in_words(fields, topic):
    with pytest.raises(ValidationError) as refused:
        Topic(**fields).full_clean()

    assert refused.value.messages in (
        ["Dòng sự kiện không thể kết thúc trước khi bắt đầu."],
        ["Đã có dòng sự kiện khác mang tên này."],
    )


def test_related_articles_share_telling_words_and_are_not_those_beside_them(reader):
    movement, other = Category.objects.create(name="Phong trào"), Category.objects.create(name="Khen thưởng")
    publish("Thi đua trồng rừng ở Pa Lình", 9, category=movement)
    for number in range(5):
        publish(f"Thi đua đợt {number}", number + 1, category=movement)
    publish("Trồng rừng đầu năm", category=other)
    publish("Trồng rừng tháng sau", -1, category=movement)
    article = publish("Thi đua: trồng rừng phòng hộ", 0, category=movement)

    onward = part('nav class="onward"', read(reader, article.get_absolute_url()))

    assert texts("a", onward) == ["Thi đua đợt 0", "Thi đua trồng rừng ở Pa Lình", "Thi đua đợt 1", "Thi đua đợt 2"]


def test_the_list_of_topics_shows_of_each_photo_number_and_span(topic, reader):
    other = Topic.objects.create(title="Không ngày")
    for hours, one in ((30, topic), (60, other), (90, other)):
        article = publish(f"Bài {hours}", hours, topic=one)
        Photo.objects.create(article=article)
        Photo.objects.filter(article=article).update(image=f"photos/{hours}.jpg")
    publish("Bài nháp", -1, topic=other)

    main = part("main", read(reader, "/dong-su-kien/"))

    first, last = (timezone.localtime() - timedelta(hours=hours) for hours in (90, 60))
    assert texts("p", main)[0] == "Từ ngày 05/03/2026 · 1 bài viết"
    assert f"{first:%d/%m/%Y} – {last:%d/%m/%Y} · 2 bài viết" in texts("p", main)
    assert re.findall(r"photos/(\d+)\.jpg", main) == ["30", "60"]
