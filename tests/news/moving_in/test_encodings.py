"""Texts of before Unicode are converted if their encoding is certain, and refused in words if it is not."""

import unicodedata
from pathlib import Path

import pytest

from news.moving_in import encodings
from news.moving_in.encodings import CP1258, TCVN3, VNI, of_file
from news.moving_in.refusals import Refused
from tests.news.moving_in.portals import ROAD, TEACHER, vnpt

CLIPBOARD = Path(__file__).parents[2] / "data/clipboard"
PAGE = vnpt(ROAD)
TO_TCVN3 = {ord(new): chr(old) for old, new in ((old, chr(new)) for old, new in encodings._TCVN3.items())}


def tcvn3(text):
    """The text as it was typed in .VnTime; only its small letters have marks there."""
    return text.lower().translate(TO_TCVN3).encode("cp1252", "replace")


def cp1258(text):
    """The text in Windows-1258: a letter with hat or horn, and its tone behind it."""
    composed = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        composed.append(base + "".join(tones))
    return "".join(composed).encode("cp1258")


@pytest.mark.parametrize(
    ("content", "text", "name"),
    [
        (PAGE.encode(), PAGE, ""),
        (PAGE.encode("utf-8-sig"), PAGE, ""),
        (PAGE.encode("utf-16"), PAGE, ""),
        (PAGE.encode("utf-16-le"), PAGE, ""),
        (PAGE.encode("utf-16-be"), PAGE, ""),
        (cp1258(PAGE), PAGE, CP1258),
        (tcvn3(PAGE), PAGE.lower(), TCVN3),
        (tcvn3(PAGE).decode("cp1252").encode(), PAGE.lower(), TCVN3),
        (b"Plain ASCII <b>text</b>", "Plain ASCII <b>text</b>", ""),
    ],
    ids="UTF-8 mark UTF-16 LE BE 1258 TCVN3 TCVN3-in-UTF-8 ASCII".split(),
)
def test_a_page_reads_alike_in_whatever_encoding_it_was_saved(content, text, name):
    assert of_file(content) == (text, name)


def test_vni_is_converted_as_in_the_form():
    found, name = of_file((CLIPBOARD / "vni.txt").read_bytes())

    assert name == VNI
    assert encodings.old_fonts(found) == ""
    assert len([letter for letter in found if letter in "ăđơưạảấầ"]) > 3


@pytest.mark.parametrize(
    "content",
    [
        "Café, déjà vu, façade, naïve, crème brûlée à la carte".encode("latin-1"),
        "Привет, мир! Сегодня хорошая погода.".encode("cp1251"),
        "Đường".encode()[:-1] + b"\xff\xfe\xff",
        b"\x89PNG\r\n\x1a\n" + bytes(range(128, 256)),
        b"abc\0def" * 10,
        TEACHER.lead.encode("utf-16")[:-1],
        "cho đang người đã người người để suối đồi đ".encode()[:-1],
    ],
    ids="French Russian cut photo zeros half last".split(),
)
def test_what_cannot_be_told_for_certain_is_refused(content, english):
    with pytest.raises(Refused, match="no text in UTF-8"):
        of_file(content)


def test_an_editor_is_told_of_a_converted_text_page(imported, folder, english):
    from news.models import Article

    lines = [
        "Bản Gió mở lớp học đêm",
        "Lượt xem: 7",
        "Lớp mở mỗi tuần ba buổi.",
        "Bảy mươi người đến học chữ./.",
        "Thống kê truy cập",
    ]

    imported(folder({"a.txt": cp1258("\n".join(lines))}))

    article = Article.objects.get()
    assert (article.title, article.lead) == (lines[0], lines[2])
    assert "the text was written in Windows-1258 and converted: read it once" in article.note.splitlines()


def test_an_editor_is_told_of_a_conversion(imported, folder, english):
    from news.models import Article

    imported(folder({"a.html": cp1258(PAGE)}))

    article = Article.objects.get()
    assert article.title == ROAD.title
    assert "the text was written in Windows-1258 and converted: read it once" in article.note.splitlines()
