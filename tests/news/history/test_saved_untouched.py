"""What the log tells of a saved form: what the comparison of the versions tells, and nothing of who changed nothing."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.db.models import ForeignObjectRel
from django.utils import timezone

from news import log
from news.models import Article, Attachment, Category, Photo, Topic, Version
from news.text.differences import blocks
from tests.news.desk import form, jpeg, page_of, publish

NO_CONTENT = {
    Article: {
        "id",
        "slug",
        "status",
        "note",
        "moved_at",
        "revises",
        "published_at",
        "first_published_at",
        "content_changed_at",
        "expires_at",
        "featured_order",
        "creator",
        "imported_as",
        "created_at",
        "updated_at",
    },
    Photo: {"article", "uploader", "uploaded_at", "rendered", "refusal"},
    Attachment: {"id", "article"},
}


def sent_again(article, **fields):
    """The form as the browser sends it back: what was in it, with lines that end as browsers end them."""
    photos = [
        {
            "id": photo.pk,
            "caption": photo.caption.replace("\n", "\r\n"),
            "alt": photo.alt,
            "credit": photo.credit,
            "order": photo.order,
            **({"shares_caption": "on"} if photo.shares_caption else {}),
        }
        for photo in article.photos.all()
    ]
    rows = {"based_on": Version.objects.number_of(article), "topic": article.topic_id or ""}
    return form(article, photos, **rows | {"lead": article.lead.replace("\n", "\r\n")} | fields)


def told(article):
    return [entry.get_change_message() for entry in log.entries(article)]


@pytest.mark.parametrize("model", NO_CONTENT)
def test_every_field_is_said_to_be_content_or_not(model):
    fields = {field.name for field in model._meta.get_fields() if not isinstance(field, ForeignObjectRel)}

    assert set(model.CONTENT) | NO_CONTENT[model] == fields
    assert set(model.CONTENT) & NO_CONTENT[model] == set()


def test_an_article_that_was_opened_and_saved_is_logged_nowhere_and_makes_no_version(article, reporter, signed_in):
    article.lead, article.body = "Một dòng.\nHai dòng. ", "<p>Chữ  một.</p>\n\n<p>Chữ hai.</p>"
    article.save()
    for number in range(3):
        Photo.objects.create(article=article, image=jpeg(), caption=f"Ảnh\n{number} ", order=2 * number + 1)
    desk = signed_in(reporter)

    typed = sent_again(article, body="<p>Chữ một.</p><p>Chữ hai.</p>")
    desk.post(page_of(article), typed | {f"photos-{number}-order": number for number in range(3)})

    assert (told(article), article.versions.count()) == ([], 1)


def test_a_time_that_is_shown_to_the_minute_stays_as_it_was_to_the_microsecond(article, editor, signed_in):
    publish(article, at := timezone.now() + timedelta(days=1))
    local = timezone.localtime(at)

    shown = {"published_at_0": f"{local:%d/%m/%Y}", "published_at_1": f"{local:%H:%M}"}
    rows = {"corrections-TOTAL_FORMS": 0, "corrections-INITIAL_FORMS": 0}
    signed_in(editor).post(page_of(article), sent_again(article, **shown, **rows))

    assert (told(article), Article.objects.get().published_at) == ([], at)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"lead": "Khác"}, "Đã sửa sapo."),
        ({"body": "<p>Khác.</p>", "byline": "An"}, "Đã sửa nội dung và bút danh."),
        ({"photos-0-caption": "Khác"}, "Đã sửa chú thích của ảnh: Khác."),
        ({"photos-0-order": 1, "photos-1-order": 0}, "Đã sửa thứ tự ảnh."),
        ({"photos-0-DELETE": "on", "photos-1-order": 0}, "Đã xóa ảnh: Một."),
    ],
)
def test_the_log_tells_what_was_changed(change, words, article, reporter, signed_in):
    for number, caption in enumerate(["Một", "Hai"]):
        Photo.objects.create(article=article, image=jpeg(), caption=caption, order=number)

    signed_in(reporter).post(page_of(article), sent_again(article, **change))

    assert (told(article), article.versions.count()) == ([words], 2)


@pytest.mark.parametrize("model", [Category, Topic])
def test_a_small_form_that_was_saved_as_it_was_is_logged_nowhere(model, editor, signed_in):
    row = model.objects.create(**{"name" if model is Category else "title": "Phong trào"})
    name = model._meta.model_name
    sent = {"name": "Phong trào", "title": "Phong trào", "order": row.order if model is Category else ""}

    answer = signed_in(editor).post(f"/quan-tri/news/{name}/{row.pk}/change/", sent)

    assert (answer.status_code, LogEntry.objects.filter(content_type__model=name).count()) == (302, 0)


@pytest.mark.parametrize(
    ("one", "other", "reads_alike"),
    [
        ("<ul><li>a</li></ul>", "<ul>\n\t<li>a</li>\n</ul>\n", True),
        ("<table><tr><td></td></tr></table>", "<table>\n\t<tr>\n\t\t<td>&nbsp;</td>\n\t</tr>\n</table>", True),
        ("<p>a<br>b</p>", "<p>a<br />\nb</p>", True),
        ("<blockquote><p>a</p></blockquote>", "<blockquote>\n<p>a</p>\n</blockquote>", True),
        ("<p>a <b>b</b></p>", "<p>a<b>b</b></p>", False),
        ("<p>a b</p>", "<p>ab</p>", False),
        ("<ul><li>a</li></ul>", "<ol><li>a</li></ol>", False),
    ],
)
def test_spaces_that_nobody_sees_make_no_other_text(one, other, reads_alike):
    assert (blocks(one) == blocks(other)) == reads_alike
