"""Documents of an article: PDF, verified, with pages and size, under a new name."""

import io
import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfWriter

from news.history import revisions
from news.media.documents import examined
from news.models import Article, Attachment, Review, Version
from tests.markup import part, texts
from tests.news.desk import form, page_of

pytestmark = pytest.mark.django_db


def pdf(pages=3, password=None, **protection):
    writer, out = PdfWriter(), io.BytesIO()
    for _page in range(pages):
        writer.add_blank_page(width=210, height=297)
    if password is not None:
        writer.encrypt(password, **protection)
    writer.write(out)
    return out.getvalue()


def upload(content, name="../QĐ 12.pdf"):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def attach(article, content=None, title="Quyết định số 12/QĐ-UBND"):
    return Attachment.objects.create(article=article, title=title, file=ContentFile(content or pdf(), name="x.pdf"))


def stored():
    return [path.name for path in Path(default_storage.location).rglob("*.pdf")]


@pytest.fixture
def article(transactional_db):
    return Article.objects.create(title="Khen thưởng", status="published", published_at=timezone.now())


def test_readers_are_told_title_pages_and_size(article, reader):
    attach(article)

    documents = part('section class="documents"', reader.get(article.get_absolute_url()).content.decode())

    size = len(pdf())
    assert texts("small", documents) == [f"Tải về: PDF, 3 trang, {size} byte"]
    assert re.findall('download="([^"]+)">([^<]+)', documents) == [
        ("quyet-dinh-so-12-qd-ubnd.pdf", "Quyết định số 12/QĐ-UBND")
    ]


def test_the_document_is_kept_under_a_new_name_and_served_as_what_it_is(article, reader):
    document = attach(article)

    answer = reader.get(document.file.url)

    assert re.fullmatch(r"documents/20\d\d/\d\d/[0-9a-f]{32}\.pdf", document.file.name)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert b"".join(answer) == pdf()


REFUSED = {
    "Chỉ nhận PDF": b"<script>alert(1)</script>",
    "Văn bản bị cắt ngang": b"%PDF-1.7\n" + b"x" * 500,
    "Văn bản bị hỏng": b"%PDF-1.7\n" + b"x" * 500 + b"%%EOF",
    "Văn bản đòi mật khẩu": pdf(password="x"),
    "Văn bản không có trang nào": pdf(pages=0),
}


@pytest.mark.parametrize(("words", "content"), REFUSED.items())
def test_what_readers_could_not_open_is_refused_in_words(words, content, article):
    document = Attachment(article=article, title="Quyết định", file=upload(content))

    with pytest.raises(ValidationError) as refused:
        document.full_clean()
    with pytest.raises(ValidationError):
        document.save()

    assert refused.value.messages[0].startswith(words)
    assert stored() == []


OPENED = {
    "a hundred pages": pdf(pages=100),
    "locked against changes": pdf(pages=100, password="", owner_password="x", algorithm="AES-256"),
    "locked against changes long ago": pdf(pages=100, password="", owner_password="x", algorithm="RC4-128"),
    "its table of objects is elsewhere": pdf(pages=100).replace(b"startxref\n", b"startxref\n9"),
    "something before it": b"\n" * 500 + pdf(pages=100),
    "something behind it": pdf(pages=100) + bytes(5000),
}


@pytest.mark.parametrize("content", OPENED.values(), ids=OPENED)
def test_what_readers_can_open_is_taken(content):
    assert examined(upload(content)) == ("pdf", 100)


def test_a_replaced_or_removed_document_leaves_no_file(article):
    document = attach(article)
    before = stored()
    document.file = ContentFile(pdf(5), name="y.pdf")
    document.save()
    replaced = stored()
    document.delete()

    assert (len(before), len(replaced), before == replaced, stored()) == (1, 1, False, [])
    assert document.pages == 5


def test_a_document_goes_through_a_revision_of_its_article(article, editor):
    attach(article)

    revision = revisions.begin(article, editor)
    attach(revision, pdf(9), title="Phụ lục")
    published_meanwhile = list(article.attachments.values_list("title", flat=True))
    with transaction.atomic():
        revisions.apply(revision)

    assert published_meanwhile == ["Quyết định số 12/QĐ-UBND"]
    assert list(article.attachments.values_list("title", "pages")) == [("Quyết định số 12/QĐ-UBND", 3), ("Phụ lục", 9)]
    assert sorted(stored()) == sorted(Path(document.file.name).name for document in article.attachments.all())


def titles(article):
    return list(article.attachments.values_list("title", flat=True))


def test_a_version_keeps_its_documents_and_restoring_brings_them_back(article, reporter, editor, signed_in):
    Article.objects.update(status="draft", creator=reporter)
    document = attach(article)
    Version.objects.record(article, reporter)
    document.delete()
    attach(article, pdf(9), title="Phụ lục")
    Version.objects.record(article, reporter)
    client = signed_in(reporter)
    marked = client.get(reverse("admin:news_article_version", args=[article.pk, 2])).text

    client.post(reverse("admin:news_article_restore", args=[article.pk, 1]))

    told = part('article class="desk-body"', marked)
    assert [texts("del", told)[0], texts("ins", told)[0]] == ["Quyết định số 12/QĐ-UBND", "Phụ lục"]
    assert titles(article) == ["Quyết định số 12/QĐ-UBND"]
    assert client.get(article.attachments.get().file.url).status_code == 200
    assert [len(version.content["documents"]) for version in article.versions.all()] == [1, 1, 1]


def test_a_document_replaced_by_one_of_the_same_title_and_size_is_marked(article, reporter, editor, signed_in):
    olds = attach(article).file.url
    Version.objects.record(article, reporter)
    article.attachments.get().delete()
    news = attach(article).file.url
    Version.objects.record(article, reporter)

    marked = signed_in(editor).get(reverse("admin:news_article_version", args=[article.pk, 2])).text

    told = part('article class="desk-body"', marked)
    assert [[f'<{mark}><a href="{url}">' in told for url in (olds, news)] for mark in ("del", "ins")] == [
        [True, False],
        [False, True],
    ]


def test_the_leaders_link_offers_the_documents_of_its_version(article, editor, client):
    Article.objects.update(status="submitted")
    attach(article)
    Version.objects.record(article, editor)
    review = Review.objects.create(version=article.versions.get(), leader="Đồng chí Lan", creator=editor)
    article.attachments.get().delete()
    attach(article, title="Bản sau")

    page = client.get(review.get_absolute_url()).text

    assert ("Quyết định số 12/QĐ-UBND" in page, "Bản sau" in page) == (True, False)


def test_an_old_version_of_a_public_article_comes_back_with_its_documents_as_changes(article, editor, signed_in):
    document = attach(article)
    Version.objects.record(article, editor)
    document.delete()
    Version.objects.record(article, editor)

    signed_in(editor).post(reverse("admin:news_article_restore", args=[article.pk, 1]))

    revision = article.revisions.get()
    assert (titles(article), titles(revision)) == ([], ["Quyết định số 12/QĐ-UBND"])
    with transaction.atomic():
        revisions.apply(revision)
    assert titles(article) == ["Quyết định số 12/QĐ-UBND"]
    article.delete()
    assert stored() == []


def test_a_save_over_someones_documents_shows_both_lists(article, reporter, editor, signed_in):
    Article.objects.update(status="draft", creator=reporter)
    mine = attach(article, title="Của tôi")
    Version.objects.record(article, reporter)
    attach(article, title="Của biên tập")
    Version.objects.record(article, editor)
    rows = {"attachments-TOTAL_FORMS": 1, "attachments-INITIAL_FORMS": 1, "attachments-0-id": mine.pk}
    row = {"attachments-0-article": article.pk, "attachments-0-title": "Của tôi", "attachments-0-order": 0}

    refused = signed_in(reporter).post(page_of(article), form(article, based_on=1) | rows | row)

    assert refused.status_code == 409
    told = [[title in refused.context[side] for title in ("Của tôi", "biên")] for side in ("theirs", "mine")]
    assert told == [[True, True], [True, False]]


def test_a_reporter_adds_a_document_in_the_form_and_a_refusal_keeps_her_text(reporter, signed_in):
    draft = Article.objects.create(title="Khen thưởng", creator=reporter)
    row = {"attachments-TOTAL_FORMS": 1, "attachments-0-title": "Phụ lục", "attachments-0-order": 0}
    sent = form(draft, lead="Sapo mới.") | row

    refused = signed_in(reporter).post(page_of(draft), sent | {"attachments-0-file": upload(b"x")})
    taken = signed_in(reporter).post(page_of(draft), sent | {"attachments-0-file": upload(pdf(2))})

    assert (refused.status_code, "Sapo mới." in refused.text, "Chỉ nhận PDF" in refused.text) == (
        200,
        True,
        True,
    )
    assert taken.status_code == 302
    assert list(draft.attachments.values_list("title", "pages")) == [("Phụ lục", 2)]
