"""The form of an article: what is saved, what is published, what is refused and what the log says of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news import log, workflow
from news.models import Article
from tests.news.desk import ADD, LIST, form, jpeg, page_of, publish


def test_a_reporter_writes_and_submits_in_one_go(reporter, category, signed_in):
    sent = form(title="Thi đua", category=category.pk, body="<p>Chữ.</p>", _move="submit")

    response = signed_in(reporter).post(ADD, sent)

    article = Article.objects.get()
    assert (response.status_code, response["Location"]) == (302, LIST)
    assert (article.title, article.body, article.status) == ("Thi đua", "<p>Chữ.</p>", "submitted")
    assert article.creator == reporter


def test_an_editor_writes_and_publishes_in_one_go(editor, category, signed_in, client):
    signed_in(editor).post(ADD, form(category=category.pk, _move="publish"))

    article = Article.objects.get()
    assert (article.status, article.creator) == ("published", editor)
    assert client.get(article.get_absolute_url()).status_code == 200


def test_an_article_set_to_a_time_to_come_waits_for_it(editor, category, signed_in, client):
    tomorrow = timezone.localtime() + timedelta(days=1)
    times = {"published_at_0": tomorrow.strftime("%d/%m/%Y"), "published_at_1": "08:30"}

    signed_in(editor).post(ADD, form(category=category.pk, _move="publish", **times))

    article = Article.objects.get()
    local = timezone.localtime(article.published_at)
    assert (local.date(), local.hour, local.minute) == (tomorrow.date(), 8, 30)
    assert client.get(article.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("days", [0, 1])
def test_who_publishes_is_told_what_was_done_and_led_to_a_page_that_can_be_read(days, editor, article, signed_in):
    article.published_at = timezone.now() + timedelta(days=days)
    article.save()
    desk = signed_in(editor)

    answer = desk.post(page_of(article, "move"), {"_move": "publish"}, follow=True)

    time = timezone.localtime(article.published_at).strftime("%d/%m/%Y %H:%M")
    done, page = (
        (f"Đã hẹn xuất bản lúc {time}", page_of(article)) if days else ("Đã xuất bản", f"/tin/hoi-nghi-{article.pk}/")
    )
    assert str(list(answer.context["messages"])[-1]) == f'{done}: <a href="{page}">Hội nghị</a>'
    assert log.steps(article).get().change_message == f"{done}."


def test_the_creator_stays_whoever_saves_later(reporter, editor, article, signed_in):
    signed_in(editor).post(page_of(article), form(article, title="Sửa bởi biên tập", creator=editor.pk))

    article.refresh_from_db()
    assert (article.title, article.creator) == ("Sửa bởi biên tập", reporter)


def test_a_body_is_cleaned_when_it_is_saved_at_the_desk(reporter, article, signed_in):
    hostile = '<p onclick="x()">Chữ<script>x()</script></p><iframe src="//x"></iframe><figure data-photo="7"></figure>'

    signed_in(reporter).post(page_of(article), form(article, body=hostile))

    article.refresh_from_db()
    assert article.body == '<p>Chữ</p><figure data-photo="7"></figure>'


def create(article, body):
    return Article.objects.create(title="Khác", body=body).pk


def update(article, body):
    Article.objects.update(body=body)
    return article.pk


def save_the_body_alone(article, body):
    article.body = body
    article.save(update_fields=["body"])
    return article.pk


def bulk_create(article, body):
    return Article.objects.bulk_create([Article(title="Khác", slug="khac", body=body)])[0].pk


def bulk_update(article, body):
    article.body = body
    Article.objects.bulk_update([article], ["body"])
    return article.pk


@pytest.mark.parametrize("save", [create, update, save_the_body_alone, bulk_create, bulk_update])
def test_a_body_is_cleaned_on_every_way_into_the_database(save, article):
    pk = save(article, '<p onclick="x()">Chữ<script>x()</script></p>')

    assert Article.objects.get(pk=pk).body == "<p>Chữ</p>"


@pytest.mark.parametrize("body", ["<p>" + "a" * 400_001, "<blockquote>" * 101, "a\0b"])
def test_a_body_that_is_too_much_is_refused_in_words_at_its_field(body, reporter, article, signed_in):
    response = signed_in(reporter).post(page_of(article), form(article, body=body))

    assert list(response.context["adminform"].form.errors) == ["body"]
    assert Article.objects.get().body == "<p>Cũ.</p>"


@pytest.mark.parametrize("missing", [{"category": ""}, {"body": "<p>&nbsp;</p>"}])
def test_publishing_without_what_readers_need_is_refused_and_the_text_kept(missing, editor, article, signed_in):
    sent = form(article, lead="Sapo vừa gõ", photos=[{"image": jpeg(), "caption": "Ảnh vừa thêm"}], **missing)

    response = signed_in(editor).post(page_of(article), sent | {"_move": "publish"}, follow=True)

    article.refresh_from_db()
    assert (article.status, article.lead) == ("draft", "Sapo vừa gõ")
    assert [photo.caption for photo in article.photos.all()] == ["Ảnh vừa thêm"]
    [message] = response.context["messages"]
    assert message.level_tag == "error"


def test_publishing_without_a_title_keeps_what_was_typed_in_the_form(editor, article, signed_in):
    response = signed_in(editor).post(page_of(article), form(article, title=" ", lead="Sapo vừa gõ", _move="publish"))

    assert response.status_code == 200
    assert response.context["adminform"].form["lead"].value() == "Sapo vừa gõ"
    assert list(response.context["adminform"].form.errors) == ["title"]
    article.refresh_from_db()
    assert (article.title, article.status) == ("Hội nghị", "draft")


@pytest.mark.parametrize(
    ("emptied", "field"),
    [
        ({"category": ""}, "category"),
        ({"body": "<p></p>"}, "body"),
        ({"published_at_0": "", "published_at_1": ""}, "published_at"),
    ],
)
def test_a_scheduled_article_is_not_saved_without_what_readers_need(emptied, field, editor, article, signed_in):
    publish(article, timezone.now() + timedelta(days=1))

    response = signed_in(editor).post(page_of(article), form(article, **emptied))

    assert list(response.context["adminform"].form.errors) == [field]
    article.refresh_from_db()
    assert (article.body, article.category_id is None, article.published_at is None) == ("<p>Cũ.</p>", False, False)


@pytest.mark.parametrize("name", ["published_at", "expires_at"])
@pytest.mark.parametrize("day", ["01/01/0001", "31/12/9999"])
def test_a_day_that_no_calendar_reaches_is_refused_at_its_field(name, day, article, editor, signed_in):
    response = signed_in(editor).post(page_of(article), form(article, **{f"{name}_0": day, f"{name}_1": "08:00"}))

    assert (response.status_code, name in response.context["adminform"].form.errors) == (200, True)


def test_the_log_names_what_was_changed(reporter, article, signed_in):
    signed_in(reporter).post(page_of(article), form(article, body="<p>Khác.</p>", lead="Khác"))

    assert log.entries(article).get().get_change_message() == "Đã sửa sapo và nội dung."


def test_what_a_form_changed_is_no_step_of_the_article(reporter, article, signed_in):
    signed_in(reporter).post(page_of(article), form(article, lead="Khác", _move="submit"))

    assert log.entries(article).count() == 2
    assert [step.change_message for step in log.steps(article)] == [f"{workflow.MOVES['submit'].done}."]


def test_buttons_write_names_small_in_the_middle_of_the_words(reporter, signed_in):
    assert "Thêm văn bản kèm theo" in signed_in(reporter).get(ADD).text
