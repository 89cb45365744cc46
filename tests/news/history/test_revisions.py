"""Work on a published article: readers see it as it is until an editor publishes the changes."""

import pytest
from django.core.files.base import ContentFile

from news import log
from news.models import Article, Photo
from tests.news.desk import form, jpeg, page_of, publish


@pytest.fixture
def article(reporter, category):
    article = Article.objects.create(title="Hội nghị", category=category, body="<p>Cũ.</p>", creator=reporter)
    publish(article)
    return article


def publication(article, **fields):
    """What the form of a public article sends: its text is not in it."""
    told = {key: value for key, value in form(article).items() if key.startswith(("published", "photos-", "attach"))}
    return told | {"corrections-TOTAL_FORMS": 0, "corrections-INITIAL_FORMS": 0} | fields


def begin(client, article):
    client.post(page_of(article, "revise"))
    return article.revisions.kept().get()


def shown(client, article):
    return client.get(Article.objects.get(pk=article.pk).get_absolute_url()).text


def test_readers_see_the_published_text_until_an_editor_publishes_the_changes(
    reporter, editor, article, signed_in, client
):
    photo = Photo.objects.create(
        article=article, caption="Chú thích cũ", image=ContentFile(jpeg().read(), name="a.jpg")
    )
    Article.objects.filter(pk=article.pk).update(body=f'<p>Cũ.</p><figure data-photo="{photo.pk}"></figure>')
    writing = signed_in(reporter)
    revision = begin(writing, article)
    copied = revision.photos.get()
    rows = [{"id": copied.pk, "caption": "Chú thích mới"}]
    writing.post(
        page_of(revision),
        form(
            revision, photos=rows, based_on=1, title="Hội nghị mới", body=revision.body + "<p>Thêm.</p>", _move="submit"
        ),
    )
    before = shown(client, article)

    signed_in(editor).post(page_of(revision, "move"), {"_move": "publish"})

    after = shown(client, article)
    told = ["Hội nghị mới", "Thêm.", "Chú thích mới"]
    assert [words in before for words in told] == [False] * 3
    assert [words in after for words in told] == [True] * 3
    assert ("Chú thích cũ" in before, "Chú thích cũ" in after) == (True, False)
    assert Article.objects.get().pk == article.pk


def test_the_past_of_the_changes_becomes_the_past_of_the_article(reporter, editor, article, signed_in):
    writing = signed_in(reporter)
    revision = begin(writing, article)
    for number, body in enumerate(["<p>Một.</p>", "<p>Hai.</p>"], start=1):
        writing.post(page_of(revision), form(revision, body=body, based_on=number))
    writing.post(page_of(revision), form(revision, body="<p>Hai.</p>", based_on=3, _move="submit"))

    signed_in(editor).post(page_of(revision, "move"), {"_move": "publish"})

    versions = [(version.number, version.content["body"]) for version in article.versions.order_by("number")]
    assert versions == [(1, "<p>Cũ.</p>"), (2, "<p>Một.</p>"), (3, "<p>Hai.</p>")]
    assert [step.user for step in log.steps(article)] == [editor, reporter, reporter]


def test_the_article_keeps_its_time_state_and_place(reporter, editor, article, signed_in):
    Article.objects.update(featured_order=3)
    before = Article.objects.values("status", "published_at", "featured_order", "creator").get()
    revision = begin(signed_in(editor), article)

    signed_in(editor).post(page_of(revision), form(revision, body="<p>Mới.</p>", based_on=1, _move="publish"))

    assert Article.objects.get().body == "<p>Mới.</p>"
    assert Article.objects.values("status", "published_at", "featured_order", "creator").get() == before


@pytest.mark.parametrize(("who", "codes"), [("reporter", (302, 1)), ("editor", (302, 1)), ("other_reporter", (404, 0))])
def test_who_may_prepare_changes(who, codes, article, signed_in, request):
    response = signed_in(request.getfixturevalue(who)).post(page_of(article, "revise"))

    assert (response.status_code, article.revisions.count()) == codes


def test_there_is_one_set_of_changes_at_a_time(reporter, editor, article, signed_in):
    mine = begin(signed_in(reporter), article)

    response = signed_in(editor).post(page_of(article, "revise"))

    assert response["Location"] == page_of(mine)
    assert article.revisions.count() == 1


def test_a_draft_is_not_revised(reporter, article, signed_in):
    Article.objects.update(status="draft")

    assert signed_in(reporter).post(page_of(article, "revise")).status_code == 403


@pytest.mark.parametrize("move", ["publish", "withdraw"])
def test_a_reporter_cannot_publish_her_changes(move, reporter, article, signed_in, client):
    revision = begin(signed_in(reporter), article)

    response = signed_in(reporter).post(page_of(revision), form(revision, body="<p>Lén.</p>", based_on=1, _move=move))

    assert response.status_code == 403
    assert "Lén" not in shown(client, article)


def test_an_editor_changes_time_and_place_of_a_public_article_at_once_and_nothing_else(editor, article, signed_in):
    shown = signed_in(editor).get(page_of(article))
    response = signed_in(editor).post(page_of(article), publication(article, featured_order=2, title="Lén"))

    stored = Article.objects.get()
    assert list(shown.context["adminform"].form.fields) == ["published_at", "expires_at", "featured_order"]
    assert (response.status_code, stored.featured_order, stored.title) == (302, 2, "Hội nghị")


def test_changes_that_were_thrown_away_leave_room_for_others(reporter, editor, article, signed_in):
    client = signed_in(reporter)
    thrown_away = begin(client, article)
    client.post(page_of(thrown_away, "delete"), {"post": "yes"})
    begin(client, article)

    response = client.post(page_of(thrown_away, "move"), {"_move": "restore"}, follow=True)

    thrown_away.refresh_from_db()
    assert [message.level_tag for message in response.context["messages"]][-1] == "error"
    assert thrown_away.status == "deleted"


def test_restoring_an_old_version_of_a_public_article_prepares_changes(editor, article, signed_in, client):
    editing = signed_in(editor)
    revision = begin(editing, article)
    editing.post(page_of(revision), form(revision, body="<p>Mới.</p>", based_on=1, _move="publish"))

    answer = editing.post(f"/quan-tri/news/article/{article.pk}/history/1/restore/", follow=True)

    assert "Phiên bản cũ đã được đưa vào bản sửa" in answer.text
    assert article.revisions.get().body == "<p>Cũ.</p>"
    assert "Mới." in shown(client, article)


def test_restoring_beside_changes_that_somebody_prepares_says_that_nothing_was_restored(
    editor, reporter, article, signed_in
):
    revision = begin(signed_in(reporter), article)
    reporter.last_name, reporter.first_name = "Trần Minh", "Khuê"
    reporter.save()

    answer = signed_in(editor).post(f"/quan-tri/news/article/{article.pk}/history/1/restore/", follow=True)

    told = (
        "Chưa khôi phục gì: Trần Minh Khuê đang chuẩn bị bản sửa cho bài này. Hãy xuất bản hoặc xóa bản sửa đó trước."
    )
    assert [str(message) for message in answer.context["messages"]] == [told]
    assert list(article.revisions.all()) == [revision]
