import io
import re
import unicodedata
from collections import Counter
from datetime import datetime, timedelta
from itertools import combinations

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Q, Sum
from django.test import override_settings
from django.utils import timezone
from PIL import Image

from news.checking.checks import hints
from news.models import Article, BoardName, Category, Photo, Source, Video
from portal.accounts.models import User
from portal.demo import content, dates, pictures
from portal.demo.manuscripts import body_html, manuscripts
from portal.identity.models import SiteIdentity
from stats.models import (
    ArticleDay,
    ArticleTotal,
    DeviceDay,
    ImportedDay,
    Refusal,
    SiteDay,
    SiteHour,
    SiteWeek,
)

STORIES = manuscripts()
PHOTOS = [(story.name, picture) for story in STORIES for picture in story.pictures]


@pytest.fixture(scope="module")
def printed(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo content, loaded once for all tests here; gives what the command printed."""
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    folder = tmp_path_factory.mktemp("media")
    settings = override_settings(MEDIA_ROOT=folder, PASSWORD_HASHERS=hashers)
    with django_db_blocker.unblock(), settings, transaction.atomic():
        out = io.StringIO()
        call_command("demo", stdout=out)
        yield out.getvalue()
        transaction.set_rollback(True)


@pytest.fixture
def demo(printed, db):
    """The loaded demo; what a test changes is undone after it."""


def texts():
    for story in STORIES:
        yield from (story.title, story.lead, story.body, story.byline)
        yield from (text for picture in story.pictures for text in (picture.caption, picture.alt, picture.credit))


def counts():
    news = (Article, Photo, Category, Source, Video)
    models = (*news, User, SiteIdentity, SiteDay, SiteWeek, ArticleDay, Refusal, ImportedDay)
    return {model.__name__: model.objects.count() for model in models}


def test_every_article_has_two_to_thirteen_photos():
    assert {story.name: len(story.pictures) for story in STORIES if not 2 <= len(story.pictures) <= 13} == {}


def test_a_photo_without_a_caption_stands_directly_before_one_that_has_it():
    alone = [
        (story.name, picture.key)
        for story in STORIES
        for picture, following in zip(story.pictures, [*story.pictures[1:], None], strict=True)
        if not picture.caption and not (following and following.caption)
    ]

    assert alone == []
    assert sum(not picture.caption for _name, picture in PHOTOS) > 10


def test_captions_have_six_to_thirty_five_words():
    lengths = {(name, p.key): len(p.caption.split()) for name, p in PHOTOS if p.caption}

    assert {place: words for place, words in lengths.items() if not 6 <= words <= 35} == {}


def test_every_description_is_its_own_and_never_the_caption():
    described = Counter(picture.alt for _name, picture in PHOTOS)
    captions = {picture.caption for _name, picture in PHOTOS}

    assert [alt for alt, times in described.items() if times > 1 or alt in captions or len(alt) < 40] == []


def test_no_two_articles_begin_with_the_same_words():
    openings = Counter(" ".join(story.body.split()[:2]).lower() for story in STORIES)

    assert [opening for opening, times in openings.items() if times > 1] == []


def test_three_articles_are_long_and_have_subheads_and_lists():
    long = [story for story in STORIES if len(story.body.split()) >= 1200]

    assert [("\n## " in story.body, "\n- " in story.body) for story in long] == [(True, True)] * 3


def test_all_texts_are_composed_unicode():
    assert [text for text in texts() if not unicodedata.is_normalized("NFC", text)] == []


def test_no_sentence_of_the_real_page_is_used(shared):
    page = unicodedata.normalize("NFC", (shared / "seed" / "article-page.txt").read_text(encoding="utf-8"))
    sentences = [part.strip() for part in re.split(r"[.;:?!\n]", page) if len(part.strip()) > 40]
    ours = "\n".join(texts())

    assert [sentence for sentence in sentences if sentence in ours] == []
    assert len(sentences) > 40


def test_every_photo_and_poster_has_its_file_and_every_file_is_used():
    named = pictures.files(STORIES, content.VIDEOS)

    assert sorted(named) == sorted(file for file in pictures.FOLDER.rglob("*") if file.is_file())
    assert len(named) == len(PHOTOS) + len(content.VIDEOS)


def test_the_pictures_together_weigh_at_most_three_megabytes():
    assert sum(file.stat().st_size for file in pictures.FOLDER.rglob("*.webp")) <= 3_000_000


def test_the_upload_check_takes_every_picture():
    photos = [pictures.clean(file) for file in pictures.FOLDER.rglob("*.webp")]

    assert {max(size) for _content, _extension, size, _words in photos} == {1200}


def test_no_two_pictures_look_alike():
    """Compared as 12 × 12 pixels: the mean difference of a channel, of 255."""
    looks = {}
    for file in pictures.FOLDER.rglob("*.webp"):
        with Image.open(file) as image:
            looks[file] = image.resize((12, 12), Image.Resampling.BOX).tobytes()
    alike = [
        (one, other)
        for one, other in combinations(looks, 2)
        if sum(abs(a - b) for a, b in zip(looks[one], looks[other], strict=True)) / 432 < 4
    ]

    assert alike == []


def test_the_body_of_a_manuscript_becomes_html():
    body = "Một <b> dòng\nnữa\n\n## Đề mục\n\n- một\n- hai\n\n| a | b |\n| 1 | 2 |\n\n[[photo: x]]\n[[photo: y]]"

    assert body_html(body, {"x": 7, "y": 8}).split("\n") == [
        "<p>Một &lt;b&gt; dòng nữa</p>",
        "<h2>Đề mục</h2>",
        "<ul><li>một</li><li>hai</li></ul>",
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        '<figure data-photo="7"></figure><figure data-photo="8"></figure>',
    ]


def test_all_articles_films_and_figures_are_there(demo):
    found = counts()

    assert (found["Article"], found["Photo"], found["Video"]) == (38, 172, 8)
    assert (found["Category"], found["Source"], found["User"], found["SiteIdentity"]) == (9, 5, 3, 1)
    assert (found["SiteDay"] - found["ImportedDay"], found["ImportedDay"], found["Refusal"]) == (35, 400, 105)
    assert (Article.objects.published().count(), Video.objects.published().count()) == (35, 8)


def test_the_boards_names_are_listed_and_the_sample_articles_keep_to_them(demo):
    names = set(BoardName.objects.values_list("name", flat=True))
    told = [hint.words for article in Article.objects.all() for hint in hints(article)]

    assert (len(names), SiteIdentity.objects.get().agency in names) == (9, True)
    assert [words for words in told if any(name in words for name in names)] == []


def test_every_category_of_the_first_level_has_published_articles(demo):
    headings = Category.objects.filter(parent=None)
    published = {
        heading.name: Article.objects.published().filter(Q(category=heading) | Q(category__parent=heading)).count()
        for heading in headings
    }

    assert len(published) == 6
    assert [name for name, articles in published.items() if articles < 2] == []


def test_editors_meet_every_state(demo):
    waiting = Article.objects.exclude(pk__in=Article.objects.published())

    assert sorted((article.status, article.published_at is None) for article in waiting) == [
        ("draft", True),
        ("published", False),
        ("submitted", True),
    ]
    assert waiting.get(status="published").state.name == "scheduled"
    assert set(Article.objects.values_list("creator__username", flat=True)) == {"phongvien", "bientap"}


def test_published_articles_appeared_in_working_hours(demo):
    moments = [timezone.localtime(article.published_at) for article in Article.objects.published()]

    assert [moment for moment in moments if moment.weekday() > 4 or not 7 <= moment.hour <= 17] == []
    assert (timezone.now() - min(moments)).days in range(30, 40)


def test_articles_were_written_in_the_hours_before_they_appeared(demo):
    took = {
        (article.published_at - article.created_at, article.published_at - article.updated_at)
        for article in Article.objects.published()
    }

    assert took == {(timedelta(hours=3), timedelta(hours=2))}


def test_the_search_finds_an_article_by_the_description_of_its_photo(demo, client):
    photo = Article.objects.published().first().photos.first()

    found = client.get("/tim-kiem/", {"q": photo.alt}).content.decode()

    assert photo.article.get_absolute_url() in found


def test_each_body_shows_the_photos_of_its_own_article(demo):
    for article in Article.objects.prefetch_related("photos"):
        shown = [int(number) for number in re.findall(r'data-photo="(\d+)"', article.body)]

        assert shown == [photo.pk for photo in article.photos.all()][: len(shown)]
        assert len(shown) >= 2


def test_no_date_is_left_open(demo):
    filled = "".join(title + lead + body for title, lead, body in Article.objects.values_list("title", "lead", "body"))

    assert re.findall(r"{\w+}", filled) == []


def test_today_is_at_most_the_week_and_the_week_at_most_the_total(demo):
    today = SiteDay.objects.first()
    week = SiteWeek.objects.first()
    total = SiteDay.objects.aggregate(sum=Sum("visitors"))["sum"]

    assert (today.day, week.week) == (
        timezone.localdate(),
        timezone.localdate() - timedelta(timezone.localdate().weekday()),
    )
    assert 0 < today.visitors <= week.visitors <= total


def test_a_week_has_more_visitors_than_its_best_day_and_fewer_than_its_days_together(demo):
    for week in SiteWeek.objects.all():
        days = SiteDay.objects.filter(day__range=(week.week, week.week + timedelta(days=6)))
        visitors = [day.visitors for day in days]

        assert max(visitors) <= week.visitors <= sum(visitors)


def test_articles_are_read_no_more_than_the_site_and_not_before_they_appear(demo):
    appeared = {a.pk: timezone.localdate(a.published_at) for a in Article.objects.published()}
    figures = list(ArticleDay.objects.all())

    assert [f for f in figures if not 1 <= f.readers <= f.views or f.day < appeared[f.article_id]] == []
    for site in SiteDay.objects.all():
        read = sum(figure.views for figure in figures if figure.day == site.day)
        assert read <= site.views >= site.visitors
    assert {figure.article_id for figure in figures} == set(appeared)


def test_fewer_people_come_at_the_weekend(demo):
    today = timezone.localdate()
    whole_days = SiteDay.objects.exclude(day=today).exclude(day__in=ImportedDay.objects.values("day"))
    weekend = [day.visitors for day in whole_days if day.day.weekday() > 4]
    working = [day.visitors for day in whole_days if day.day.weekday() < 5]

    assert max(weekend) < min(working)


def test_hours_devices_and_totals_add_up_to_the_days(demo):
    counted = SiteDay.objects.exclude(day__in=ImportedDay.objects.values("day"))
    sums = {"views": Sum("views"), "visitors": Sum("visitors")}
    read = {"views": Sum("views"), "readers": Sum("readers")}

    of_days, of_articles = counted.aggregate(**sums), ArticleDay.objects.aggregate(**read)

    assert [model.objects.aggregate(**sums) for model in (SiteHour, DeviceDay)] == [of_days, of_days]
    assert ArticleTotal.objects.aggregate(**read) == of_articles


def test_refused_requests_have_their_reasons(demo):
    assert set(Refusal.objects.values_list("reason", flat=True)) == {"bot", "prefetch", "staff"}


def test_each_password_is_printed_once_and_opens_its_account(printed, demo):
    rows = re.findall(r"^ +(\w+) +((?:\w{4}-){2}\w{4})", printed, re.MULTILINE)

    assert [(name, User.objects.get(username=name).check_password(secret)) for name, secret in rows] == [
        ("phongvien", True),
        ("bientap", True),
        ("quantri", True),
    ]
    assert [printed.count(secret) for _name, secret in rows] == [1, 1, 1]


def test_each_account_belongs_to_one_group_and_none_is_above_them(demo):
    people = User.objects.order_by("pk").values_list("username", "groups__name", "is_staff", "is_superuser")

    assert list(people) == [
        ("phongvien", "Reporter", True, False),
        ("bientap", "Editor", True, False),
        ("quantri", "Administrator", True, False),
    ]


@pytest.mark.parametrize(("options", "lines"), [({}, 1), ({"if_empty": True}, 0)])
def test_a_second_run_changes_nothing(demo, options, lines):
    before, out = counts(), io.StringIO()

    call_command("demo", stdout=out, **options)

    assert counts() == before
    assert len(out.getvalue().splitlines()) == lines


@pytest.mark.parametrize(
    ("now", "days_ago", "hour", "expected"),
    [
        ("2026-11-18 12:00", 1, "09:00", "2026-11-17 09:00"),  # A Wednesday.
        ("2026-11-18 12:00", 0, "11:59", "2026-11-18 11:59"),
        ("2026-11-18 12:00", 0, "12:01", "2026-11-17 12:01"),
        ("2026-11-16 12:00", 1, "09:00", "2026-11-13 09:00"),  # Monday: the day before was a Sunday.
        ("2026-11-16 08:00", 0, "09:00", "2026-11-13 09:00"),
        ("2026-11-14 12:00", 0, "09:00", "2026-11-13 09:00"),
        ("2026-11-18 12:00", -3, "08:00", "2026-11-23 08:00"),
        ("2026-11-18 00:30", 0, "08:00", "2026-11-17 08:00"),
    ],
)
def test_articles_appear_on_working_days_and_not_in_the_future(now, days_ago, hour, expected):
    local = timezone.make_aware(datetime.fromisoformat(now))

    assert f"{timezone.localtime(dates.published_at(days_ago, hour, local)):%Y-%m-%d %H:%M}" == expected


def test_dates_in_a_text_are_seen_from_the_day_it_appeared():
    monday = timezone.make_aware(datetime.fromisoformat("2026-11-16 09:00"))

    text = "{day}, {yesterday}, {last_year}, {year}, {next_year}"
    assert dates.dated(text, monday) == "16/11, 13/11, 2025, 2026, 2027"
