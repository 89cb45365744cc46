"""Photos that are sent while their article is being written: they wait, and belong to it once it is saved."""

import os
import re
import time
from datetime import timedelta
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from news.media import photo_uploads
from news.models import Article, Category, Photo
from news.models.photos import DAYS_WAITING
from news.models.presence import SILENCE

LIST = "/quan-tri/news/article/"
ADD, UPLOADS = f"{LIST}add/", f"{LIST}photos/"


@pytest.fixture
def article(reporter, db):
    category = Category.objects.create(name="Khen thưởng")
    return Article.objects.create(title="Hội nghị", category=category, body="<p>Chữ.</p>", creator=reporter)


@pytest.fixture
def waiting(reporter):
    image = ContentFile(jpeg().read(), name="a.jpg")
    return Photo.objects.create(image=image, uploader=reporter, uploaded_at=timezone.now())


def jpeg():
    return photo_with("JPEG")


def form(*photos, title="Hội nghị", body="<p>Chữ.</p>"):
    """What the form of an article sends, with rows for photos that are not stored in it."""
    sent = {"title": title, "body": body, "photos-TOTAL_FORMS": len(photos), "photos-INITIAL_FORMS": 0}
    sent |= {"attachments-TOTAL_FORMS": 0, "attachments-INITIAL_FORMS": 0}
    return sent | {f"photos-{n}-{name}": value for n, photo in enumerate(photos) for name, value in photo.items()}


def send(browser, file):
    return browser.post(UPLOADS, {"image": file}).json()


def test_a_photo_sent_for_an_unsaved_article_is_kept_and_shown(reporter, signed_in):
    answer = send(signed_in(reporter), jpeg())

    photo = Photo.objects.get()
    assert answer == {
        "id": photo.pk,
        "thumbnail": photo.image.thumbnail_url,
        "photo": photo.image.url,
        "offered": {},
    }
    assert (photo.article, photo.uploader, photo.alt, photo.caption) == (None, reporter, "", "")


def test_a_broken_file_is_refused_in_words_and_nothing_is_kept(reporter, signed_in):
    cut = SimpleUploadedFile("hong.jpg", jpeg().read()[:300], "image/jpeg")

    answer = send(signed_in(reporter), cut)

    assert answer == {
        "refused": "Ảnh bị hỏng hoặc chưa được tải lên trọn vẹn. Hãy gửi lại, hoặc xuất lại ảnh dưới dạng JPEG."
    }
    assert Photo.objects.count() == 0


def test_strangers_and_forged_forms_send_nothing(client, administrator, signed_in, reporter):
    signed_in_without_token = signed_in(reporter)
    signed_in_without_token.handler.enforce_csrf_checks = True
    administrator.groups.clear()

    answers = [
        client.post(UPLOADS, {"image": jpeg()}).status_code,
        signed_in(administrator).post(UPLOADS, {"image": jpeg()}).status_code,
        signed_in_without_token.post(UPLOADS, {"image": jpeg()}).status_code,
    ]

    assert answers == [302, 403, 403]
    assert Photo.objects.count() == 0


def test_a_waiting_photo_belongs_to_the_article_once_that_is_saved(reporter, waiting, signed_in):
    row = {"id": waiting.pk, "caption": "Trao bằng khen", "alt": "Ba người trên sân khấu", "order": 1}
    body = f'<p>Chữ.</p><figure data-photo="{waiting.pk}"></figure>'

    response = signed_in(reporter).post(ADD, form(row, body=body))

    article = Article.objects.get()
    assert response.status_code == 302
    assert article.body == body
    kept = Photo.objects.get()
    assert (kept.pk, kept.article, kept.caption, kept.alt) == (waiting.pk, article, row["caption"], row["alt"])
    assert kept.image == waiting.image


def test_a_waiting_photo_without_a_word_is_saved_too(reporter, waiting, signed_in):
    signed_in(reporter).post(ADD, form({"id": waiting.pk, "order": 0}))

    assert Article.objects.get().photos.get() == waiting


def test_a_waiting_photo_survives_a_form_that_is_refused(reporter, waiting, signed_in):
    response = signed_in(reporter).post(ADD, form({"id": waiting.pk, "caption": "Đã gõ", "order": 1}, title=""))

    page = response.content.decode()
    assert (response.status_code, Photo.objects.waiting(reporter).count()) == (200, 1)
    assert (waiting.image.url in page, "Đã gõ" in page, f'value="{waiting.pk}"' in page) == (True,) * 3


def test_nobody_takes_a_photo_that_another_has_sent_or_saved(other_reporter, reporter, article, waiting, signed_in):
    saved = Photo.objects.create(article=article, uploader=other_reporter, caption="Của bài khác")

    answers = [signed_in(other_reporter).post(ADD, form({"id": photo.pk, "order": 1})) for photo in (waiting, saved)]

    assert ["không còn chờ" in answer.content.decode() for answer in answers] == [True, True]
    assert (Photo.objects.waiting(reporter).get(), article.photos.get()) == (waiting, saved)


def test_a_photo_taken_out_before_saving_stays_out(reporter, article, waiting, signed_in):
    row = {"id": waiting.pk, "caption": "Thôi", "order": 1, "DELETE": "on"}

    signed_in(reporter).post(f"{LIST}{article.pk}/change/", form(row))

    assert article.photos.count() == 0


def test_a_browser_learns_which_of_its_photos_still_wait(reporter, other_reporter, article, waiting, signed_in):
    saved = Photo.objects.create(article=article, caption="Đã lưu")
    asked = f"{UPLOADS}?id={waiting.pk}&id={saved.pk}&id=abc&id=²"

    answers = [signed_in(user).get(asked).json()["photos"] for user in (reporter, other_reporter)]

    assert [[photo["id"] for photo in answer] for answer in answers] == [[waiting.pk], []]


def test_photos_that_waited_for_two_weeks_are_removed_with_the_next_upload(reporter, article, waiting, signed_in):
    saved = Photo.objects.create(article=article, uploader=reporter, caption="Đã lưu")
    Photo.objects.update(uploaded_at=timezone.now() - timedelta(days=14, minutes=1))

    send(signed_in(reporter), jpeg())

    assert Photo.objects.filter(pk=waiting.pk).count() == 0
    assert (article.photos.get(), Photo.objects.waiting(reporter).count()) == (saved, 1)


def test_files_of_killed_uploads_are_removed_with_a_later_upload(reporter, signed_in, settings, tmp_path):
    folder = settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "tmp"
    folder.mkdir()
    ages = {"tmpa1.upload.jpg": 25, "tmpb2.upload": 25, "tmpc3.upload.mp4": 23, "của ai đó.upload.jpg": 25, "tmpd4": 25}
    for name, hours in ages.items():
        file = folder / name
        file.touch()
        os.utime(file, (time.time() - hours * 3600,) * 2)

    settings.EVEN_CLOCK_SECONDS = 10**9  # Whether the clock is right is not known yet.
    send(signed_in(reporter), jpeg())
    before = {file.name for file in folder.iterdir()}
    settings.EVEN_CLOCK_SECONDS = 0
    send(signed_in(reporter), jpeg())

    assert before == set(ages)
    assert {file.name for file in folder.iterdir()} == {"tmpc3.upload.mp4", "của ai đó.upload.jpg", "tmpd4"}


def xmp(description, creator):
    dublin = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description {dublin}><dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li>'
        f"</rdf:Alt></dc:description><dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def photo_with(kind="JPEG", **metadata):
    file = BytesIO()
    Image.new("RGB", (64, 64), "navy").save(file, kind, **metadata)
    return SimpleUploadedFile(f"anh.{kind.lower()}", file.getvalue())


def iptc(records):
    """The words of a photographer as Photoshop writes them, behind the start of a JPEG."""
    block = b"".join(b"\x1c\x02" + bytes([number]) + len(text).to_bytes(2) + text for number, text in records)
    resource = b"8BIM\x04\x04\x00\x00" + len(block).to_bytes(4) + block + b"\0" * (len(block) % 2)
    segment = b"Photoshop 3.0\0" + resource
    plain = photo_with().read()
    return SimpleUploadedFile("anh.jpg", plain[:2] + b"\xff\xed" + (len(segment) + 2).to_bytes(2) + segment + plain[2:])


WORDS = {"caption": "Lễ trao bằng khen", "credit": "Nguyễn Văn Ảnh"}


@pytest.mark.parametrize(
    ("file", "offered"),
    [
        (lambda: photo_with(xmp=xmp(*WORDS.values())), WORDS),
        (lambda: photo_with("WEBP", xmp=xmp(*WORDS.values())), WORDS),
        (lambda: iptc([(120, WORDS["caption"].encode()), (80, WORDS["credit"].encode())]), WORDS),
        (lambda: iptc([(110, b"Ban TDKT"), (120, b"DCIM")]), {"credit": "Ban TDKT"}),
        (lambda: photo_with(xmp=xmp("Dòng một&#10; dòng hai&#8206;", "")), {"caption": "Dòng một dòng hai"}),
        (lambda: photo_with(xmp=b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + xmp("&b;", "")), {}),
        (lambda: photo_with(xmp=b"<x"), {}),
    ],
)
def test_the_words_of_the_photographer_are_offered_and_not_written(file, offered, reporter, signed_in):
    answer = send(signed_in(reporter), file())

    assert answer["offered"] == offered
    assert (Photo.objects.get().caption, Photo.objects.get().credit) == ("", "")


def test_the_form_knows_the_same_limits_as_the_server(reporter, signed_in):
    form = signed_in(reporter).get("/quan-tri/news/article/add/").text

    limit = photo_uploads.MAX_MEGABYTES
    assert (f'data-megabytes="{limit}"' in form, f"mỗi tệp không quá {limit} MB" in form) == (True, True)
    assert f'data-too-heavy="{photo_uploads.TOO_HEAVY}"' in form


def test_a_browser_keeps_unsaved_texts_for_as_long_as_the_server_their_photos():
    scripts = {
        name: (settings.BASE_DIR / "static" / name).read_text() for name in ("desk/drafts.js", "news/form/session.js")
    }

    days = int(re.search(r"const DAYS = (\d+)", scripts["desk/drafts.js"])[1])
    milliseconds = int(re.search(r"const PAUSE = ([\d_]+)", scripts["news/form/session.js"])[1])
    assert (days, milliseconds * 3) == (DAYS_WAITING, SILENCE.total_seconds() * 1000)
