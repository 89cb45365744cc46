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
from django.utils import timezone
from pypdf import PdfWriter

from news import revisions
from news.models import Article, Attachment
from tests.markup import part, texts
from tests.news.test_desk import form, page_of

pytestmark = pytest.mark.django_db


def pdf(pages=3, password=None):
    writer, out = PdfWriter(), io.BytesIO()
    for _page in range(pages):
        writer.add_blank_page(width=210, height=297)
    if password:
        writer.encrypt(password)
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
    assert texts("small", documents) == [f"PDF, 3 trang, {size} byte"]
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
    "Tệp này không phải là PDF": b"<script>alert(1)</script>",
    "Tệp văn bản bị hỏng": b"%PDF-1.7\n" + b"x" * 500,
    "Văn bản đòi mật khẩu": pdf(password="x"),
    "Văn bản đòi mật khẩu hoặc không có trang nào": pdf(pages=0),
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


def test_a_reporter_adds_a_document_in_the_form_and_a_refusal_keeps_her_text(reporter, signed_in):
    draft = Article.objects.create(title="Khen thưởng", creator=reporter)
    row = {"attachments-TOTAL_FORMS": 1, "attachments-0-title": "Phụ lục", "attachments-0-order": 0}
    sent = form(draft, lead="Sapo mới.") | row

    refused = signed_in(reporter).post(page_of(draft), sent | {"attachments-0-file": upload(b"x")})
    taken = signed_in(reporter).post(page_of(draft), sent | {"attachments-0-file": upload(pdf(2))})

    assert (refused.status_code, "Sapo mới." in refused.text, "Tệp này không phải là PDF" in refused.text) == (
        200,
        True,
        True,
    )
    assert taken.status_code == 302
    assert list(draft.attachments.values_list("title", "pages")) == [("Phụ lục", 2)]
