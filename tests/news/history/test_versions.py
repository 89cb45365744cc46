"""What an article said before: versions, differences, the way back, and the refusal to write over someone."""

import time
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from news.history.versions import put
from news.models import Article, Photo, Version
from news.models.content import content_of
from news.text import differences
from tests.news.desk import form, jpeg, page_of, publish


def save(client, article, based_on, **fields):
    return client.post(page_of(article), form(article, based_on=based_on, **fields))


def version_page(article, number, action="version"):
    return reverse(f"admin:news_article_{action}", args=[article.pk, number])


def bodies(article):
    return [version.content["body"] for version in article.versions.order_by("number")]


def test_every_save_is_a_version_and_the_first_one_keeps_what_was_there(reporter, article, signed_in):
    client = signed_in(reporter)

    save(client, article, 0, body="<p>Một.</p>")
    save(client, article, 2, body="<p>Hai.</p>")

    assert bodies(article) == ["<p>Cũ.</p>", "<p>Một.</p>", "<p>Hai.</p>"]
    assert [version.author for version in article.versions.all()] == [reporter] * 3


def test_a_save_that_changes_nothing_makes_no_version(reporter, article, signed_in):
    client = signed_in(reporter)

    save(client, article, 0)
    save(client, article, 1)

    assert bodies(article) == ["<p>Cũ.</p>"]


def test_attributes_in_another_order_are_no_other_text(reporter, article):
    for order in ('class="text-center" lang="vi"', 'lang="vi" class="text-center"'):
        article.body = f"<p {order}>Chữ</p>"
        Version.objects.record(article, reporter)

    assert article.versions.count() == 1


def test_a_save_over_someones_newer_version_is_refused_and_shows_both(reporter, editor, article, signed_in):
    save(signed_in(editor), article, 0, body="<p>Của biên tập viên.</p>")

    response = save(signed_in(reporter), article, 0, body="<p>Của phóng viên.</p>", lead="Sapo của tôi")

    assert response.status_code == 409
    assert Article.objects.get().body == "<p>Của biên tập viên.</p>"
    assert response.context["adminform"].form["lead"].value() == "Sapo của tôi"
    assert "<p>Của <del>biên tập</del> viên.</p>" in response.context["theirs"]
    assert "<p>Của <ins>phóng</ins> viên.</p>" in response.context["mine"]


def test_after_the_refusal_the_same_save_is_a_decision(reporter, editor, article, signed_in):
    save(signed_in(editor), article, 0, body="<p>Của biên tập viên.</p>")
    client = signed_in(reporter)
    refused = save(client, article, 0, body="<p>Của phóng viên.</p>")

    save(client, article, refused.context["based_on"], body="<p>Của phóng viên.</p>")

    assert bodies(article) == ["<p>Cũ.</p>", "<p>Của biên tập viên.</p>", "<p>Của phóng viên.</p>"]


@pytest.fixture
def photo(article):
    return Photo.objects.create(article=article, caption="Ảnh", image=ContentFile(jpeg().read(), name="a.jpg"))


@pytest.fixture
def refused(reporter, editor, article, photo, signed_in):
    """What a reporter gets who saves a photo's row after an editor has taken that photo out."""
    Version.objects.record(article, reporter)
    save(signed_in(editor), article, 1, photos=[{"id": photo.pk, "DELETE": "on"}])
    return save(signed_in(reporter), article, 1, photos=[{"id": photo.pk, "caption": "Gõ dở"}])


def test_a_photo_that_someone_else_took_out_meanwhile_still_stands_in_its_row(refused, article, photo):
    assert (refused.status_code, article.photos.count()) == (409, 0)
    assert "Người khác đã gỡ ảnh này khỏi bài." in refused.text
    assert photo.image.thumbnail_url in refused.text.partition('<ol id="photos"')[2]
    assert [side.count("<img") for side in (refused.context["theirs"], refused.context["mine"])] == [0, 1]


@pytest.mark.parametrize(("row", "captions"), [({}, ["Gõ dở"]), ({"DELETE": "on"}, [])])
def test_who_saves_again_decides_whether_the_photo_comes_back(
    row, captions, refused, reporter, article, photo, signed_in
):
    rows = [{"id": photo.pk, "caption": "Gõ dở"} | row]

    answer = save(signed_in(reporter), article, refused.context["based_on"], photos=rows)

    stored = article.photos.values_list("pk", "caption", "image", "width")
    assert answer.status_code == 302
    assert list(stored) == [(photo.pk, caption, photo.image.name, 640) for caption in captions]


@pytest.mark.parametrize("number", ["abc", "", "9" * 30, "9" * 18, "0", "-1"])
def test_a_photo_that_never_was_is_refused_in_its_row(number, reporter, article, signed_in):
    answer = save(signed_in(reporter), article, 0, photos=[{"id": number, "caption": "Gõ dở"}])

    assert (answer.status_code, Photo.objects.count()) == (200, 0)


def test_a_document_that_someone_else_took_out_meanwhile_is_told_of(reporter, editor, article, signed_in):
    document = article.attachments.create(title="Quyết định", file="documents/a.pdf")
    row = {"attachments-TOTAL_FORMS": 1, "attachments-INITIAL_FORMS": 1, "attachments-0-id": document.pk}
    Version.objects.record(article, reporter)
    document.delete()
    Version.objects.record(article, editor)

    refused = save(signed_in(reporter), article, 1, **row, **{"attachments-0-title": "Quyết định 12"})

    assert refused.status_code == 409
    assert "Người khác đã gỡ văn bản này khỏi bài" in refused.text
    assert "Quyết định 12" in refused.text
    decided = {**row, "attachments-0-DELETE": "on"}
    assert save(signed_in(reporter), article, refused.context["based_on"], **decided).status_code == 302


@pytest.mark.parametrize("forged", ["", "99", "x", "-1"])
def test_a_save_that_does_not_know_the_newest_version_is_refused(forged, reporter, article, signed_in):
    client = signed_in(reporter)
    save(client, article, 0, body="<p>Một.</p>")

    assert save(client, article, forged, body="<p>Hai.</p>").status_code == 409
    assert Article.objects.get().body == "<p>Một.</p>"


def test_what_was_typed_into_an_article_that_became_public_meanwhile_stays_in_the_form(editor, article, signed_in):
    publish(article)

    response = save(signed_in(editor), article, 0, body="<p>Vừa gõ.</p>")

    assert response.status_code == 409
    assert response.context["adminform"].form["body"].value() == "<p>Vừa gõ.</p>"
    assert Article.objects.get().body == "<p>Cũ.</p>"


def test_restoring_brings_back_texts_photos_and_their_places_as_a_new_version(reporter, article, signed_in):
    photo = Photo.objects.create(article=article, caption="Ảnh", image=ContentFile(jpeg().read(), name="a.jpg"))
    Article.objects.update(body=f'<p>Cũ.</p><figure data-photo="{photo.pk}"></figure>')
    article.refresh_from_db()
    before = content_of(article)
    client = signed_in(reporter)
    save(client, article, 0, photos=[{"id": photo.pk, "caption": "Ảnh", "DELETE": "on"}], body="<p>Mới.</p>")

    client.post(version_page(article, 1, "restore"))

    article = Article.objects.get()
    assert content_of(article) == before
    assert article.photos.get().image.storage.exists(photo.image.name)
    assert [version.content == before for version in article.versions.order_by("number")] == [True, False, True]


def test_the_file_of_a_photo_that_an_older_version_shows_is_kept(
    reporter, article, signed_in, django_capture_on_commit_callbacks
):
    photo = Photo.objects.create(article=article, caption="Ảnh", image=ContentFile(jpeg().read(), name="a.jpg"))
    Version.objects.record(article, reporter)

    with django_capture_on_commit_callbacks(execute=True):
        photo.delete()
    kept = photo.image.storage.exists(photo.image.name)
    with django_capture_on_commit_callbacks(execute=True):
        article.delete()

    assert (kept, photo.image.storage.exists(photo.image.name)) == (True, False)


def test_a_version_can_be_read_with_its_changes_marked(reporter, article, signed_in):
    client = signed_in(reporter)
    save(client, article, 0, body="<p>Rất mới.</p>")

    shown = client.get(version_page(article, 2)).text

    assert "<del>Cũ</del><ins>Rất mới</ins>." in shown
    assert client.get(page_of(article, "history")).status_code == 200


@pytest.mark.parametrize("action", ["version", "restore"])
def test_another_reporters_versions_cannot_be_reached(action, reporter, other_reporter, article, signed_in):
    save(signed_in(reporter), article, 0, body="<p>Mới.</p>")
    client = signed_in(other_reporter)

    answers = [client.get(version_page(article, 1, action)), client.post(version_page(article, 1, action))]

    assert all(answer.status_code in (404, 405) for answer in answers)
    assert Article.objects.get().body == "<p>Mới.</p>"


@pytest.mark.parametrize("status", ["submitted", "withdrawn", "deleted"])
def test_a_reporter_restores_nothing_in_what_she_may_not_write(status, reporter, article, signed_in):
    client = signed_in(reporter)
    save(client, article, 0, body="<p>Mới.</p>")
    Article.objects.update(status=status)

    assert client.post(version_page(article, 1, "restore")).status_code == 403
    assert Article.objects.get().body == "<p>Mới.</p>"


@pytest.mark.parametrize("status", ["draft", "published"])
def test_what_appears_by_itself_is_not_emptied_by_an_old_version(status, editor, article, category, signed_in):
    begun = Article.objects.create(title="Bài", creator=editor)
    Version.objects.record(begun, editor)
    begun.category, begun.body = category, "<p>Chữ.</p>"
    begun.status, begun.published_at = status, timezone.now() + timedelta(days=1)
    begun.save()
    Version.objects.record(begun, editor)

    answer = signed_in(editor).post(version_page(begun, 1, "restore"), follow=True)

    begun.refresh_from_db()
    assert begun.body == ("" if status == "draft" else "<p>Chữ.</p>")
    assert ("Chưa khôi phục gì" in answer.text) == (status == "published")


def test_content_put_into_another_article_gets_its_own_photos(reporter, article, category):
    photo = Photo.objects.create(article=article, caption="Ảnh")
    article.body = f'<figure data-photo="{photo.pk}"></figure>'
    article.save()
    other = Article.objects.create(title="Khác", creator=reporter)

    put(content_of(article), other)

    [copied] = other.photos.all()
    assert (other.title, other.body) == ("Hội nghị", f'<figure data-photo="{copied.pk}"></figure>')
    assert copied.pk != photo.pk


def test_a_version_that_names_a_removed_category_is_restored_without_it(reporter, article, category):
    content = content_of(article)
    article.category = None
    article.save()
    category.delete()

    put(content, article)

    assert Article.objects.get().category is None


# The differences


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("<p>Một hai ba.</p>", "<p>Một hai ba.</p>", "<p>Một hai ba.</p>"),
        ('<p lang="vi" class="x">A</p>', '<p class="x" lang="vi">A</p>', '<p class="x" lang="vi">A</p>'),
        ("<p>H\u1ed9i</p>", "<p>Ho\u0323\u0302i</p>", "<p>H\u1ed9i</p>"),
        ("<p>Một  hai</p>\n", "<p>Một\nhai</p>", "<p>Một hai</p>"),
        ("<p>Một hai ba.</p>", "<p>Một bốn ba.</p>", "<p>Một <del>hai</del><ins>bốn</ins> ba.</p>"),
        ("<p>Một.</p>", "<p>Một.</p><p>Hai.</p>", "<p>Một.</p><p><ins>Hai.</ins></p>"),
        ("<p>Một.</p><p>Hai.</p>", "<p>Hai.</p>", "<p><del>Một.</del></p><p>Hai.</p>"),
        ("<p>Một hai</p>", "<p>Một <b>hai</b></p>", "<p>Một <b>hai</b></p>"),
        ("<ul><li>A</li></ul>", "<ul><li>A</li><li>B</li></ul>", "<ul><li>A</li><li><ins>B</ins></li></ul>"),
        ("<p>&lt;b&gt; x</p>", "<p>&lt;b&gt; y</p>", "<p>&lt;b&gt; <del>x</del><ins>y</ins></p>"),
        ("<p>A<br>B</p>", "<p>A<br>B</p>", "<p>A<br>B</p>"),
        (
            '<p>Xem <a href="/1">đây</a>.</p>',
            '<p>Xem <a href="/2">đây</a>.</p>',
            '<p>Xem <del><a href="/1">đây</a></del><ins><a href="/2">đây</a></ins>.</p>',
        ),
        (
            '<p><a href="/1">Một <b>hai</b></a> và <a href="/3">ba</a></p>',
            '<p><a href="/1">Một <b>hai</b></a> hay <a href="/3">ba</a></p>',
            '<p><a href="/1">Một <b>hai</b></a> <del>và</del><ins>hay</ins> <a href="/3">ba</a></p>',
        ),
    ],
)
def test_differences_are_marked_in_the_text_word_by_word(old, new, shown):
    assert differences.in_one(old, new) == shown


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("".join(f"<p>cũ{number}</p>" for number in range(9000)), "".join(f"<p>{n} mới</p>" for n in range(9000))),
        ("<p>a</p>" * 20_000, "<p>b</p>" + "<p>a</p>" * 20_000),
        (f"<p>{' '.join(map(str, range(110))) * 300}</p>", f"<p>{' '.join(map(str, range(109))) * 300}</p>"),
    ],
)
def test_texts_that_have_nothing_or_everything_in_common_keep_nobody_waiting(old, new):
    began = time.process_time()
    marked = differences.in_one(old, new)
    assert ("<del>" in marked, "<ins>" in marked, time.process_time() - began < 5) == (True, True, True)


def test_both_sides_show_each_only_its_own():
    sides = differences.side_by_side("<p>Một hai ba.</p>", "<p>Một bốn ba.</p>")

    assert sides == ("<p>Một <del>hai</del> ba.</p>", "<p>Một <ins>bốn</ins> ba.</p>")
