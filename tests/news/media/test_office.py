"""Office documents beside PDF: what they are by their content, and what no reader should be given."""

import io
import zipfile

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from news.media import office
from news.media.documents import examined
from news.models import Article, Attachment
from tests.markup import part, texts
from tests.news.desk import form, page_of
from tests.news.media.office import EXCEL, TEXT, docx, odt, packed, relation, types, xlink, xlsx

LINK = "http://www.w3.org/1999/xlink"


def written_by_openpyxl():
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Họ và tên", "Đơn vị"])
    book.active["A2"].hyperlink = "https://example.vn/"
    book.save(file)
    return file.getvalue()


TAKEN = {
    "Word": (docx(), "docx"),
    "Word with a link": (docx({"word/_rels/document.xml.rels": relation("hyperlink", "https://a.vn")}), "docx"),
    "Word with a picture": (
        docx({"word/_rels/document.xml.rels": relation("image", "media/a.png", "Internal"), "word/media/a.png": b"x"}),
        "docx",
    ),
    "Word with a page number": (docx({"word/f.xml": "<w><instrText>PAGE</instrText><t>LINK</t></w>"}), "docx"),
    "Excel": (xlsx(), "xlsx"),
    "Excel of a program": (written_by_openpyxl(), "xlsx"),
    "OpenDocument text": (odt(), "odt"),
    "OpenDocument sheet": (odt(mimetype=TEXT.replace("text", "spreadsheet")), "ods"),
    "OpenDocument with a link": (odt(xlink("a", "https://a.vn")), "odt"),
    "OpenDocument with a chart": (odt(xlink("object", "./Object 1"), {"Object 1/content.xml": "<c/>"}), "odt"),
}


@pytest.mark.parametrize(("content", "kind"), TAKEN.values(), ids=TAKEN)
def test_a_document_is_what_its_content_says(content, kind):
    assert office.examined(content) == kind


def locked():
    """A ZIP archive whose entry says that it is encrypted."""
    content = bytearray(packed({"[Content_Types].xml": types(EXCEL)}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def billion_laughs():
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "ha">{entities}]><w>&a9;</w>'


REFUSED = {
    "a macro": (xlsx({"xl/vbaProject.bin": b"x"}), office.MACROS),
    "a macro by its type": (docx(main="application/vnd.ms-word.document.macroEnabled.main+xml"), office.MACROS),
    "a control": (docx({"word/activeX/activeX1.xml": "<a/>"}), office.MACROS),
    "an old macro sheet": (xlsx({"xl/macrosheets/sheet1.xml": "<a/>"}), office.MACROS),
    "a macro of OpenDocument": (odt(parts={"Basic/Standard/a.xml": "<a/>"}), office.MACROS),
    "an event of OpenDocument": (odt("<c><event-listener/></c>"), office.MACROS),
    "an embedded file": (docx({"word/embeddings/oleObject1.bin": b"x"}), office.OBJECTS),
    "an embedded file of OpenDocument": (odt("<c><object-ole/></c>"), office.OBJECTS),
    "a template elsewhere": (
        docx({"word/_rels/settings.xml.rels": relation("attachedTemplate", "https://evil.example/a.dotm")}),
        office.LINKED,
    ),
    "a picture elsewhere": (
        docx({"word/_rels/d.xml.rels": relation("image", "https://evil.example/a")}),
        office.LINKED,
    ),
    "a link into a network": (docx({"word/_rels/d.xml.rels": relation("hyperlink", r"\\evil\a")}), office.LINKED),
    "a linked workbook": (xlsx({"xl/externalLinks/externalLink1.xml": "<a/>"}), office.LINKED),
    "a database": (xlsx({"xl/connections.xml": "<a/>"}), office.LINKED),
    "a field in pieces": (
        docx({"word/document.xml": "<w><instrText>DD</instrText><instrText>EAUTO cmd</instrText></w>"}),
        office.LINKED,
    ),
    "a simple field": (docx({"word/document.xml": '<w><fldSimple instr=" INCLUDETEXT x"/></w>'}), office.LINKED),
    "a picture of OpenDocument elsewhere": (odt(xlink("image", "https://evil.example/a")), office.LINKED),
    "a table beside the document": (odt(xlink("table-source", "../a.ods")), office.LINKED),
    "a document with a password": (locked(), office.LOCKED),
    "one of OpenDocument": (odt(parts={"META-INF/manifest.xml": "<m><encryption-data/></m>"}), office.LOCKED),
    "a billion laughs": (docx({"word/document.xml": billion_laughs()}), office.DAMAGED),
    "an entity from elsewhere": (
        docx({"a.xml": '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'}),
        office.DAMAGED,
    ),
    "no XML": (docx({"word/document.xml": "<w>"}), office.DAMAGED),
    "a path that climbs": (docx({"word/../../a.xml": "<a/>"}), office.DAMAGED),
    "cut short": (docx()[:-30], office.DAMAGED),
    "thousands of parts": (docx({f"a{n}.txt": "" for n in range(5001)}), office.TOO_MUCH),
    "a presentation": (docx(main=EXCEL.replace("spreadsheetml.sheet", "presentationml.presentation")), office.OTHER),
    "two documents in one": (docx({"[Content_Types].xml": types(EXCEL)[:-8] + types(EXCEL)[7:]}), office.OTHER),
    "a mere archive": (packed({"a.txt": "x"}), office.OTHER),
    "a template of OpenDocument": (odt(mimetype=f"{TEXT}-template"), office.OTHER),
}


@pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED)
def test_what_could_do_harm_or_not_be_opened_is_refused_in_words(content, words):
    with pytest.raises(ValidationError) as refused:
        office.examined(content)

    assert refused.value.messages == [str(words)]


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = docx({f"word/media/{number}.bin": bytes(40 * 2**20) for number in range(8)})

    with pytest.raises(ValidationError) as refused:
        office.examined(bomb)

    assert (refused.value.messages, len(bomb) < 2**20) == ([str(office.TOO_MUCH)], True)


def test_a_part_that_is_longer_than_it_says_is_read_no_further():
    content = docx({"word/big.xml": "<a>" + "x" * 10**6 + "</a>"})
    told = content.replace((10**6 + 7).to_bytes(4, "little"), (1000).to_bytes(4, "little"))

    with pytest.raises(ValidationError) as refused:
        office.examined(told)

    assert (told != content, refused.value.messages) == (True, [str(office.DAMAGED)])


OTHERS = {
    "dạng cũ (.doc, .xls)": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "văn bản .rtf": b"{\\rtf1 x}",
    "Chỉ nhận PDF, .docx": b"MZ\x90" + bytes(500),
}


@pytest.mark.parametrize(("words", "content"), OTHERS.items())
def test_other_files_are_refused_with_what_to_do_whatever_they_are_called(words, content):
    with pytest.raises(ValidationError, match=words.replace("(", r"\(").replace(")", r"\)")):
        examined(SimpleUploadedFile("danh-sach.docx", content))


@pytest.fixture
def article(transactional_db):
    return Article.objects.create(title="Khen thưởng", status="published", published_at=timezone.now())


@pytest.mark.parametrize(
    ("content", "kind", "served"),
    [
        (docx(), "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (xlsx(), "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (odt(), "odt", TEXT),
    ],
)
def test_readers_get_it_as_a_download_named_by_title_and_kind(article, reader, content, kind, served):
    document = Attachment.objects.create(
        article=article, title="Danh sách khen", file=ContentFile(content, name="ten.pdf")
    )

    told = part('section class="documents"', reader.get(article.get_absolute_url()).text)
    answer = reader.get(document.file.url)

    assert texts("small", told) == [f"Tải về: {kind.upper()}, {len(content)} byte"]
    assert f'download="danh-sach-khen.{kind}"' in told
    assert document.file.name.endswith(f".{kind}")
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (served, "attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer) == content


def test_a_reporter_adds_a_list_in_the_form(article, reporter, signed_in):
    draft = Article.objects.create(title="Khen thưởng", creator=reporter)
    row = {"attachments-TOTAL_FORMS": 1, "attachments-0-title": "Danh sách", "attachments-0-order": 0}
    file = SimpleUploadedFile("Danh sách.xlsx", xlsx())

    answer = signed_in(reporter).post(page_of(draft), form(draft) | row | {"attachments-0-file": file})

    assert answer.status_code == 302
    assert [document.kind for document in draft.attachments.all()] == ["XLSX"]
    assert zipfile.is_zipfile(draft.attachments.get().file.path)
