"""Each line of an old page is asked what it can be; what cannot be placed is told to the editor."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone, translation
from model_bakery import baker

from news.models import Article, Video
from news.moving_in.text_page.reader import read_page
from portal.accounts.models import User

PAGES = Path(__file__).parents[2] / "data/pages"


@pytest.fixture(autouse=True)
def english():
    """Messages as the code writes them."""
    with translation.override(None):
        yield


def draft(name):
    call_command("import", str(PAGES / f"{name}.txt"), stdout=StringIO())
    return Article.objects.get()


def test_a_date_under_the_views_is_the_date_and_no_lead(db):
    article = draft("date-and-related")

    assert timezone.localtime(article.published_at).isoformat() == "2026-01-14T16:20:00+07:00"
    assert (article.source.code, article.byline) == ("CTTĐT", "Thực hiện: Vàng Sao – Giàng Páo")
    assert article.lead == "Sáng 14/01, bản Mây tổng kết phong trào thi đua."
    assert article.body.count("<p>") == 3
    photo = article.photos.get()
    assert (photo.caption, photo.credit) == ("Trưởng bản khai mạc buổi tổng kết", "Vàng Thị Sao")


def test_links_to_other_articles_are_no_films_and_are_told(db):
    article = draft("date-and-related")

    assert list(Video.objects.all()) == []
    assert article.note.splitlines() == ["left out: “Tin liên quan”", "left out: “• Bản Mây trồng đào (15/01/2026)”"]


def test_a_table_stays_a_table_and_a_document_is_named_to_the_editor(db):
    article = draft("table-and-document")

    table = "<tr><td>STT</td><td>Chủ hộ</td><td>Thành tích</td></tr>"
    table += "<tr><td>1</td><td>Giàng A Páo</td><td>Hiến đất làm đường</td></tr>"
    assert article.body == (
        f"<h2>I. Hộ gia đình</h2><table><tbody>{table}</tbody></table><p>Danh sách đầy đủ xem tại tệp đính kèm./.</p>"
    )
    assert article.note == "a document to be attached: “Tải về: Quyết định 12.pdf (1,2 MB)”"


def test_a_paragraph_below_a_photo_is_no_caption(db):
    article = draft("photos-without-caption")

    photos = [(photo.caption, photo.shares_caption) for photo in article.photos.all()]
    assert photos == [("", False), ("", False), ("Đồi chè nhìn từ trên cao", False)]
    assert article.body.count("<p>") == 3
    assert [line.partition(":")[0] for line in article.note.splitlines()] == [
        "stands as a paragraph below a photo without a caption"
    ] * 2


@pytest.mark.parametrize("line", ["14/01/2026", "Ngày đăng: 14/01/2026 16:20", "Chủ nhật, ngày 14/1/2026, 16h20", "14-01-2026 | 16:20 (GMT+7)"])  # fmt: skip
def test_dates_are_read_however_they_are_written(tmp_path, line):
    text = (PAGES / "date-and-related.txt").read_text().replace("Thứ tư, 14/01/2026 - 16:20", line)
    (tmp_path / "a.txt").write_text(text)

    assert timezone.localtime(read_page(tmp_path / "a.txt").published_at).date().isoformat() == "2026-01-14"


def test_imported_drafts_belong_to_the_author_who_is_named(db):
    writer = baker.make(User, username="sao")

    call_command("import", str(PAGES / "date-and-related.txt"), author="sao", stdout=StringIO())

    assert Article.objects.get().creator == writer


def test_an_author_without_account_is_refused_with_what_to_do(db):
    with pytest.raises(CommandError) as refusal:
        call_command("import", str(PAGES / "date-and-related.txt"), author="ai", stdout=StringIO())

    words = "Nobody has the account “ai”: name one with --author, or leave it out for drafts without author."
    assert str(refusal.value) == words
    assert Article.objects.count() == 0


def test_an_imported_article_keeps_its_day_and_is_not_called_updated(client, db):
    article = draft("date-and-related")
    article.status = "published"
    article.save()

    with translation.override("vi"):
        page = client.get(article.get_absolute_url()).text

    assert ("14/01/2026 16:20" in page, "modified_time" in page) == (True, False)
    assert '"dateModified": "2026-01-14T' in page


def test_a_change_after_the_article_appeared_is_told(client, db):
    article = draft("date-and-related")
    article.status = "published"
    article.save()
    article.note_change()

    assert Article.objects.get().last_change() == article.content_changed_at
    assert "modified_time" in client.get(article.get_absolute_url()).text
