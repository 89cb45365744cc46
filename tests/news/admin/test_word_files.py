"""A Word file sent by the form of an article: what it would become, and refusals that say what to do."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from news.models import Article, Photo, Source
from news.moving_in.word import opening

ADDRESS = "/quan-tri/news/article/word/"
FILES = Path(__file__).resolve().parents[2] / "data" / "word"
DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return out.getvalue()


def sent(browser, content, name="bai.docx"):
    return browser.post(ADDRESS, {"file": SimpleUploadedFile(name, content)}).json()


@pytest.mark.parametrize("program", ["python-docx", "libreoffice"])
def test_a_reporters_file_is_told_as_fields_text_and_photos_and_nothing_is_stored(program, reporter, signed_in):
    source = Source.objects.create(code="CTTĐT", name="Cổng thông tin điện tử")

    told = sent(signed_in(reporter), (FILES / f"bai-{program}.docx").read_bytes())

    assert told["fields"] == {
        "title": "Bản Mây mở đường lên nương",
        "lead": "Sáng 12/4, hơn 60 hộ dân bản Mây cùng ra quân mở đường lên nương.",
        "byline": "Bài và ảnh: Thào Mỷ",
        "source": str(source.pk),
    }
    assert [(photo["caption"], photo["shares_caption"], photo["credit"]) for photo in told["photos"]] == [
        ("Bà con bản Mây ra quân từ sáng sớm", False, ""),
        ("", True, ""),
        ("Đổ đá và san nền", False, "Thào Mỷ"),
        ("Đoạn đường đầu tiên thông xe", False, ""),
        ("", True, ""),
        ("Phụ nữ bản Mây trồng cây hai bên đường", False, ""),
        ("Con đường mới nhìn từ đầu bản", False, ""),
    ]
    assert "Mỗi hộ góp 3 m<sup>3</sup> đá và <strong>năm ngày công</strong> trong tháng." in told["body"]
    assert "Toàn bản đã góp 300 ngày công." in told["body"]
    assert "6 đoạn · 1 tiêu đề mục · 1 danh sách · 1 bảng · 7 ảnh · 7 ảnh có chú thích" in told["shown"]
    assert "Hỏi lại trưởng bản con số này" in told["shown"]
    assert "Hỏi lại trưởng bản con số này" not in told["body"]
    assert (Article.objects.count(), Photo.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "Word 1997–2003"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1", "RTF"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "LibreOffice"),
        (zipped(word__document_xml=DOCUMENT.format(""), word__vbaProject_bin=b"x"), "macro"),
        (zipped(word__document_xml="<!DOCTYPE x [<!ENTITY a 'b'>]>" + DOCUMENT.format("&a;")), "thực thể"),
        (zipped(word__document_xml=b" " * (41 * 2**20)), "word/document.xml"),
        (zipped(word__document_xml=DOCUMENT.format(""))[:-30], "hỏng"),
        (b"", "Hãy"),
    ],
    ids=["doc", "pdf", "rtf", "odt", "docm", "entities", "bomb", "cut", "empty"],
)
def test_any_other_file_is_refused_with_words_that_help(content, words, reporter, signed_in):
    told = sent(signed_in(reporter), content)

    assert list(told) == ["refused"]
    assert words in told["refused"]


def test_a_picture_outside_of_the_file_is_named_and_never_asked_for(reporter, signed_in):
    drawing = (
        "<w:p><w:r><w:t>Bản Mây mở đường</w:t></w:r></w:p><w:p><w:r><w:t>Một dòng.</w:t></w:r></w:p>"
        '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="r1"/></w:drawing></w:r></w:p>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="image" Target="http://127.0.0.1:9/anh.jpg" TargetMode="External"/></Relationships>'
    )
    content = zipped(word__document_xml=DOCUMENT.format(drawing), **{"word/_rels/document.xml.rels": relations})

    told = sent(signed_in(reporter), content)

    assert [photo["member"] for photo in told["photos"]] == [""]
    assert "http://127.0.0.1:9/anh.jpg" in told["shown"]


def test_a_file_that_takes_too_long_is_refused(reporter, signed_in, monkeypatch):
    monkeypatch.setattr(opening.decoder, "bytes", 2**20)

    assert "chia thành nhiều tệp" in sent(signed_in(reporter), (FILES / "bai-libreoffice.docx").read_bytes())["refused"]


def test_only_who_may_add_photos_opens_word_files(client, db):
    assert client.post(ADDRESS).status_code == 302
