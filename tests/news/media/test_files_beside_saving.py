"""A file is looked at before a transaction begins: while it takes long, everybody else goes on saving."""

import io
import threading
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections

from news.media import decoding, pdf, photo_uploads
from news.models import Article, Attachment, Photo
from tests.news.desk import form, jpeg, page_of

pytestmark = pytest.mark.django_db(transaction=True)

# Of the kind that took 4.7 s for each megabyte: nothing in it leads anywhere.
ENDLESS = b"%PDF-1.4\n" + b"1 0 obj\n" * 2_000_000 + b"startxref\n5\n%%EOF"


def document(content):
    row = {"attachments-TOTAL_FORMS": 1, "attachments-0-title": "Quyết định", "attachments-0-order": 0}
    return row | {"attachments-0-file": SimpleUploadedFile("qd.pdf", content, "application/pdf")}


@pytest.fixture
def draft(reporter):
    return Article.objects.create(title="Của người chậm", body="<p>Chữ.</p>", creator=reporter)


PLACES = {
    "the form of an article": (lambda draft: page_of(draft), pdf.decoder),
    "its preview": (lambda draft: page_of(draft, "preview"), pdf.decoder),
}


@pytest.mark.parametrize(("address", "decoder"), PLACES.values(), ids=PLACES)
def test_while_ones_worst_file_is_looked_at_another_saves(address, decoder, draft, reporter, other_reporter, signed_in):
    own = Article.objects.create(title="Của người khác", body="<p>Chữ.</p>", creator=other_reporter)
    slow, quick, answers = signed_in(reporter), signed_in(other_reporter), []
    sent = form(draft, lead="Không mất.") | document(ENDLESS)
    first = threading.Thread(target=lambda: answers.append(post(slow, address(draft), sent)))
    first.start()
    until(decoder.one_at_a_time.locked)

    saved = quick.post(page_of(own), form(own, lead="Đã lưu."))
    still_looked_at = decoder.one_at_a_time.locked()
    first.join()

    own.refresh_from_db()
    assert (saved.status_code, own.lead, still_looked_at) == (302, "Đã lưu.", True)
    assert [answer.status_code for answer in answers] == [200]


def test_what_was_refused_is_told_and_the_rest_of_the_form_is_not_lost(draft, reporter, signed_in):
    sent = form(draft, lead="Không mất.") | document(ENDLESS[:-5])

    page = signed_in(reporter).post(page_of(draft), sent).text

    words = "Văn bản bị cắt ngang khi gửi: thiếu phần cuối."
    assert [text in page for text in (words, "Không mất.", "Quyết định")] == [True, True, True]


def post(client, address, sent):
    try:
        return client.post(address, sent)
    finally:
        connections.close_all()


def until(happened):
    end = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_no_form_of_the_desk_decodes_within_its_transaction(draft, reporter, editor, signed_in, monkeypatch):
    within = []
    decoded = decoding.Decoder.__call__

    def watched(decoder, decode, file):
        within.append(connection.in_atomic_block)
        return decoded(decoder, decode, file)

    monkeypatch.setattr(decoding.Decoder, "__call__", watched)
    client, row = signed_in(reporter), {"image": jpeg(), "caption": "Trao thưởng"}
    page = client.post(page_of(draft, "preview"), form(draft) | document(one_page()))
    saved = client.post(page_of(draft), form(draft, [row]) | document(one_page()))
    film = {"title": "Phóng sự", "kind": "", "date": "01/12/2026", "poster": jpeg()}
    filmed = signed_in(editor).post("/quan-tri/news/video/add/", film)

    assert [answer.status_code for answer in (page, saved, filmed)] == [200, 302, 302]
    assert (Photo.objects.count(), Attachment.objects.get().pages) == (1, 1)
    # A document in the preview; a photo and a document, and its renditions after the commit; a poster, and its.
    assert within == [False] * 6


def one_page():
    from pypdf import PdfWriter

    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=210, height=297)
    writer.write(out)
    return out.getvalue()


def test_files_after_one_that_took_too_long_are_refused_unseen(draft, reporter, signed_in, monkeypatch):
    monkeypatch.setattr("news.admin.model_admin.SECONDS_FOR_FILES", -1)

    page = signed_in(reporter).post(page_of(draft), form(draft) | document(one_page())).text

    assert ("Các tệp trước tệp này mất quá nhiều thời gian" in page, Attachment.objects.count()) == (True, 0)


def out_of_budget(*_decoded):
    raise decoding.OutOfBudget


def test_a_photo_that_takes_too_long_is_refused_in_words(monkeypatch):
    monkeypatch.setattr(photo_uploads, "decoder", out_of_budget)

    with pytest.raises(photo_uploads.Refused) as refused:
        photo_uploads.clean_photo(jpeg())

    assert refused.value.code == "too_slow"
