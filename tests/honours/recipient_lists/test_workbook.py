"""What may be uploaded as a list: refused files are refused in words, bombs within their limits."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError

from honours.recipient_lists import workbook
from tests.honours import workbooks


def refusal(content):
    with pytest.raises(ValidationError) as refused:
        workbook.sheets(workbooks.upload(content))
    return refused.value.messages[0]


def bomb():
    """A workbook of some kilobytes whose shared texts are 2 GB."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbooks.workbook([["STT", "Họ và tên"]]))) as book,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for name in book.namelist():
            if name != "xl/sharedStrings.xml":
                copy.writestr(name, book.read(name))
        with copy.open("xl/sharedStrings.xml", "w", force_zip64=True) as texts:
            texts.write(b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>')
            for _piece in range(1000):
                texts.write(b"a" * 2**20)
            texts.write(b"</t></si></sst>")
    return file.getvalue()


def opendocument():
    """A table of LibreOffice's own kind, which is a ZIP file as well."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as table:
        table.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        table.writestr("content.xml", "<office:document-content/>")
    return file.getvalue()


def test_the_sheets_of_a_workbook_are_read_in_a_child_process():
    [sheet] = workbook.sheets(workbooks.upload(workbooks.workbook([["STT", "Họ và tên"], [1, "Lò Văn Hạnh"]])))

    assert sheet.rows == [(1, ["STT", "Họ và tên"]), (2, ["1", "Lò Văn Hạnh"])]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"ten;don vi\n", "không phải tệp Excel"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "Excel kiểu cũ"),
        (b"PK\x03\x04" + bytes(600), "bị hỏng"),
        (opendocument(), "không phải tệp Excel"),
    ],
)
def test_other_files_are_refused_with_what_to_do(content, words):
    assert words in refusal(content)


def test_a_bomb_costs_its_limits_alone(monkeypatch):
    monkeypatch.setattr(workbook.decoder, "seconds", 4)
    monkeypatch.setattr(workbook.decoder, "bytes", 150 * 2**20)

    assert "quá nhiều thời gian hoặc bộ nhớ" in refusal(bomb())
