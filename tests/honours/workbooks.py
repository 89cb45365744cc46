"""Workbooks as boards send them, made for a test."""

import io

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

HEADINGS = ["STT", "Họ và tên", "Chức vụ", "Đơn vị công tác"]


def workbook(*sheets, merged=()) -> bytes:
    """The bytes of an XLSX file whose sheets are lists of rows; merged areas are (top, left, bottom, right, text)."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for number, rows in enumerate(sheets, start=1):
            sheet = book.add_worksheet(f"Trang {number}")
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
            for area in merged if number == 1 else ():
                sheet.merge_range(*area)
    return file.getvalue()


def upload(content, name="danh-sach.xlsx"):
    """The file as a browser sends it."""
    return SimpleUploadedFile(name, content, "application/octet-stream")
