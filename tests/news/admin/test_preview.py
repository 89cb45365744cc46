"""The preview in the form: the readers' page of what is typed and not saved."""

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from news.models import Article, Photo
from tests.news.media.test_uploads import jpeg

LIST = "/quan-tri/news/article/"


@pytest.fixture
def article(reporter, category):
    return Article.objects.create(title="Tên đã lưu", category=category, body="<p>Đã lưu.</p>", creator=reporter)


@pytest.fixture
def waiting(reporter):
    image = ContentFile(jpeg().read(), name="a.jpg")
    return Photo.objects.create(image=image, uploader=reporter, uploaded_at=timezone.now())


def form(*photos, **fields):
    sent = {
        "title": "Tên đang gõ",
        "body": "<p>Đang gõ.</p>",
        "photos-TOTAL_FORMS": len(photos),
        "photos-INITIAL_FORMS": 0,
    }
    return (
        sent | {f"photos-{n}-{name}": value for n, photo in enumerate(photos) for name, value in photo.items()} | fields
    )


def test_an_unsaved_article_is_shown_with_the_photos_that_wait_for_it(reporter, category, waiting, signed_in):
    body = f'<p>Trước.</p><figure data-photo="{waiting.pk}"></figure><script>x()</script><p>Sau.</p>'
    row = {"id": waiting.pk, "caption": "Chú thích đang gõ", "order": 1}

    response = signed_in(reporter).post(f"{LIST}preview/", form(row, body=body, category=category.pk))

    page = response.content.decode()
    parts = ["Tên đang gõ", "Trước.", waiting.image.url, "Chú thích đang gõ", "Sau."]
    places = [page.partition('<article class="story"')[2].find(part) for part in parts]
    assert (response.status_code, -1 in places, places) == (200, False, sorted(places))
    assert ("Khen thưởng" in page, "x()" in page) == (True, False)
    assert (Article.objects.count(), Photo.objects.waiting(reporter).get().caption) == (0, "")


def test_the_preview_is_the_readers_page_and_may_stand_in_the_form_alone(reporter, signed_in):
    response = signed_in(reporter).post(f"{LIST}preview/", form())

    page = response.content.decode()
    assert ("Đăng nhập" in page, "vào bàn làm việc" in page, "Xem trước" in page) == (True, False, False)
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]


def test_changes_are_shown_and_not_stored(reporter, article, signed_in):
    stored = [Photo.objects.create(article=article, caption=f"Ảnh {n}", order=n) for n in range(2)]
    rows = [
        {"id": stored[1].pk, "caption": "Đổi chữ", "order": 1},
        {"id": stored[0].pk, "caption": "Ảnh 0", "order": 2, "DELETE": "on"},
    ]

    sent = form(*rows, **{"photos-INITIAL_FORMS": 2})
    response = signed_in(reporter).post(f"{LIST}{article.pk}/preview/", sent)

    page = response.content.decode()
    shown = [words in page for words in ("Tên đang gõ", "Đang gõ.", "Đổi chữ", "Tên đã lưu", "Đã lưu.", "Ảnh 0")]
    assert shown == [True, True, True, False, False, False]
    article.refresh_from_db()
    assert (article.title, article.body) == ("Tên đã lưu", "<p>Đã lưu.</p>")
    assert [photo.caption for photo in article.photos.all()] == ["Ảnh 0", "Ảnh 1"]


def test_what_a_field_refuses_does_not_keep_the_page_away(reporter, article, signed_in):
    response = signed_in(reporter).post(f"{LIST}{article.pk}/preview/", form(title="", category="99"))

    assert response.status_code == 200
    assert "Đang gõ." in response.content.decode()


def test_nobody_previews_what_she_may_not_write(reporter, other_reporter, article, client, signed_in):
    address = f"{LIST}{article.pk}/preview/"
    statuses = [
        signed_in(other_reporter).post(address, form()).status_code,
        client.post(address, form()).status_code,
        signed_in(reporter).get(address).status_code,
    ]

    assert statuses == [404, 302, 405]


def test_the_place_of_a_refused_photo_is_not_said_to_be_of_a_removed_one(reporter, signed_in):
    place = "9" + "0" * 14
    row = {"place": place, "refusal": "x.wmf: hỏng", "caption": "Sơ đồ", "order": 1}
    body = f'<p>Đang gõ.</p><figure data-photo="{place}"></figure>'

    hints = signed_in(reporter).post(f"{LIST}hints/", form(row, body=body)).text

    assert ("Ảnh 1: thiếu tệp ảnh" in hints, "đã bị gỡ" in hints) == (True, False)
