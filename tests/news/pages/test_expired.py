"""What an article leaves behind when its time is over: the proof that it stood there, and nothing of its text."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from news.models import Article, Attachment, Category
from stats.models import ArticleTotal
from tests.markup import part, texts

pytestmark = pytest.mark.django_db

END = datetime(2026, 11, 20, 17, 0, tzinfo=timezone.get_default_timezone())
PAGES = ["", "in/", "tai-ve/"]


@pytest.fixture
def consultation():
    return Article.objects.create(
        title="Lấy ý kiến về việc khen thưởng ông Nguyễn Văn Mẫu",
        category=Category.objects.create(name="Lấy ý kiến"),
        lead="Sapo bí mật",
        body="<p>Chữ bí mật</p>",
        status="published",
        published_at=END - timedelta(days=10),
        expires_at=END,
    )


@pytest.mark.parametrize("page", PAGES)
def test_its_page_says_what_it_was_and_until_when(page, consultation, reader):
    answer = reader.get(consultation.get_absolute_url() + page)

    told = part("main", answer.text)
    assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (410, True)
    assert [*texts("h1", told), "17:00 20/11/2026" in told, "17:00 10/11/2026" in told] == [
        consultation.title,
        True,
        True,
    ]
    assert texts("a", told)[1:] == ["Lấy ý kiến", "Về trang chủ"]
    assert ['name="robots" content="noindex"' in answer.text, "bí mật" in answer.text] == [True, False]


def test_it_appears_in_no_list_and_lets_no_document_through(consultation, reader):
    Attachment.objects.bulk_create([Attachment(article=consultation, title="Phụ lục", file="documents/x.pdf")])

    pages = [reader.get(page).text for page in ("/", "/tin.atom", "/so-do/", consultation.category.get_absolute_url())]

    assert [consultation.title in page for page in pages] == [False] * 4
    assert "documents/x.pdf" not in reader.get(consultation.get_absolute_url()).text


@pytest.mark.parametrize("status", ["withdrawn", "deleted", "draft"])
def test_what_was_taken_away_leaves_nothing(status, consultation, reader):
    Article.objects.update(status=status)

    assert reader.get(consultation.get_absolute_url()).status_code == 404


def test_a_look_at_it_is_no_view(consultation, reader, drained):
    reader.get(consultation.get_absolute_url())
    drained()

    assert ArticleTotal.objects.filter(article_id=consultation.pk).count() == 0


def test_an_editor_who_gives_it_more_time_has_it_back(consultation, reader):
    gone = reader.get(consultation.get_absolute_url())
    Article.objects.update(expires_at=timezone.now() + timedelta(days=9000))

    assert [gone.status_code, reader.get(consultation.get_absolute_url()).status_code] == [410, 200]
