"""The product's own workbook for a list: headings that the reader knows, and lists to choose from."""

import io

import xlsxwriter
from django.utils.translation import gettext as _

from honours.models import Honour, PersonClass, Recipient

ROWS = 2000
# What the headings are called is what the reader of lists knows, so they are Vietnamese in every language.
HEADINGS = [
    ("STT", 6),
    ("Phân loại khen thưởng", 20),
    ("Danh hiệu thi đua/Hình thức khen thưởng", 44),
    ("Ông/Bà", 12),
    ("Họ và tên/Tên tập thể", 40),
    ("Chức vụ", 28),
    ("Đơn vị công tác", 40),
    ("Phân loại đối tượng", 40),
    ("Thành tích", 50),
    ("Truy tặng", 10),
    ("Số lượng", 10),
    ("Ghi chú", 24),
]
KINDS = {
    Recipient.COLLECTIVE: "Tập thể",
    Recipient.ENTERPRISE: "Doanh nghiệp",
    Recipient.PERSON: "Cá nhân",
    Recipient.HOUSEHOLD: "Hộ gia đình",
}


def workbook() -> bytes:
    """Return the empty workbook, with a sheet of what may be chosen."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet, choices = book.add_worksheet("Danh sách"), book.add_worksheet("Danh mục")
        _write_headings(book, sheet)
        columns = [
            list(KINDS.values()),
            [str(honour) for honour in Honour.objects.all()],
            [str(one) for one in PersonClass.objects.all()],
        ]
        for place, (column, values) in enumerate(zip((1, 2, 7), columns, strict=True)):
            choices.set_column(place, place, 60)
            choices.write_column(0, place, values)
            letter = "ABC"[place]
            source = f"='Danh mục'!${letter}$1:${letter}${len(values)}"
            # A warning alone: a spelling that the list does not have may still be known.
            sheet.data_validation(
                1, column, ROWS, column, {"validate": "list", "source": source, "error_type": "warning"}
            )
        choices.hide()
    return file.getvalue()


def _write_headings(book, sheet):
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for place, (heading, width) in enumerate(HEADINGS):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, bold)
    sheet.freeze_panes(1, 0)
    sheet.write_comment(
        0, 6, _("No identity numbers, dates of birth, addresses or telephone numbers: they are not read.")
    )
