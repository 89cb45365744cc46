"""Lists of recipients in the layouts that boards use: what is read of each row, and what is told."""

import datetime

import pytest

from honours.recipient_lists import workbook
from honours.recipient_lists.honour_names import HonourNames
from honours.recipient_lists.reader import recipient_list
from tests.honours import workbooks

pytestmark = pytest.mark.django_db


def lists(content):
    return [recipient_list(sheet, HonourNames()) for sheet in workbook.read(content)]


def read(*rows, **options):
    return lists(workbooks.workbook(rows, **options))[0]


def told(found, *names):
    return [tuple(getattr(row, name) for name in names) for row in found.rows]


def test_the_sample_list_of_a_board_gives_what_its_readme_says(shared):
    annex, form = lists((shared / "samples" / "5-danh-sach-khen-thuong.xlsx").read_bytes())

    assert annex.decision == {
        "number": "77/QĐ-UBND",
        "signed_on": datetime.date(2026, 2, 5),
        "authority": "Chủ tịch UBND tỉnh Mường Lam",
        "year": 2025,
        "subject": (
            "Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh – Đã có thành tích xuất sắc trong phong trào "
            "thi đua năm 2025"
        ),
    }
    assert told(annex, "recipient", "address", "name", "unit_text", "is_posthumous") == [
        ("collective", "", "Trường PTDTBT Tiểu học Sín Chải", "", False),
        ("collective", "", "Trạm Y tế xã Huổi Sáy", "", False),
        ("enterprise", "", "Công ty TNHH Chè Tuyết Mường Lam", "", False),
        ("person", "Bà", "Vàng Thị Dở", "Bản Sín Chải, xã Nà Pheo", False),
        ("person", "Ông", "Lò Văn Hạnh", "Sở Y tế (nay là Sở Y tế và Dân số)", False),
        ("person", "", "Vàng Thị Dở", "Bản Sín Chải, xã Nà Pheo", False),
        ("person", "Cố Trung úy", "Sùng A Chống", "Đồn Biên phòng Pa Vệ", True),
        ("household", "", "Hộ ông Giàng A Lử và bà Mùa Thị Sai", "Bản Huổi Sáy", False),
    ]
    assert {row.honour for row in annex.rows} == {"Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"}
    assert annex.messages == ["Dòng 17: số tổng cộng khớp (3 tập thể, 4 cá nhân, 1 hộ gia đình)."]
    assert told(form, "line", "recipient", "honour") == [
        (2, "person", "Bằng khen cấp bộ, ban, ngành, tỉnh, đoàn thể trung ương"),
        (3, "collective", "Tập thể lao động xuất sắc"),
        (4, "person", "Danh hiệu không có trong danh mục"),
    ]


def test_private_columns_are_not_read_and_that_is_said():
    found = read(
        ["STT", "Họ và tên", "Năm sinh", "Số CCCD", "Đơn vị công tác", "Điện thoại", "Quê quán"],
        [1, "Ông Lò Văn Hạnh", 1979, "012345678901", "Sở Y tế", "0912 345 678", "Bản Mo"],
    )

    assert told(found, "name", "unit_text", "post", "reason") == [("Lò Văn Hạnh", "Sở Y tế", "", "")]
    assert found.messages == [
        "Không đọc các cột có thông tin riêng: Năm sinh, Số CCCD, Điện thoại, Quê quán. Không có gì trong đó được lưu."
    ]
    kept = str(found)
    assert [private for private in ("1979", "012345678901", "0912", "Bản Mo") if private in kept] == []


def test_a_block_names_honour_and_kind_for_its_rows():
    found = read(
        ["DANH SÁCH KHEN THƯỞNG"],
        workbooks.HEADINGS,
        ["A", "HUÂN CHƯƠNG LAO ĐỘNG HẠNG BA"],
        ["I", "Tập thể"],
        [1, "Sở Y tế", "", ""],
        ["II", "Cá nhân"],
        [1, "Bà Vàng Thị Dở", "Trưởng bản", "Bản Mo"],
        ["B", "CHIẾN SĨ THI ĐUA CẤP TỈNH (02 cá nhân)"],
        [1, "Lò Văn Hạnh", "", "Sở Y tế"],
    )

    assert told(found, "name", "honour", "recipient") == [
        ("Sở Y tế", "Huân chương Lao động hạng Ba", "collective"),
        ("Vàng Thị Dở", "Huân chương Lao động hạng Ba", "person"),
        ("Lò Văn Hạnh", "Chiến sĩ thi đua cấp tỉnh", "person"),
    ]
    assert found.messages == [
        "Dòng 8 ghi 2 cá nhân, nhưng đọc được 1 cá nhân. Hãy tìm dòng thiếu hoặc thừa.",
    ]


def test_merged_cells_hold_for_all_their_rows_and_headings_in_two_rows_are_one():
    found = read(
        ["STT", "Họ và tên", "Thông tin", "", "Danh hiệu"],
        ["", "", "Chức vụ", "Đơn vị", ""],
        [1, "Ông Lò Văn Hạnh", "Giám đốc", "Sở Y tế", ""],
        [2, "Bà Vàng Thị Dở", "Y sĩ", "Sở Y tế", ""],
        merged=[
            (0, 0, 1, 0, "STT"),
            (0, 1, 1, 1, "Họ và tên"),
            (0, 2, 0, 3, "Thông tin"),
            (0, 4, 1, 4, "Danh hiệu"),
            (2, 4, 3, 4, "Chiến sĩ thi đua cơ sở"),
        ],
    )

    assert told(found, "name", "post", "unit_text", "honour") == [
        ("Lò Văn Hạnh", "Giám đốc", "Sở Y tế", "Chiến sĩ thi đua cơ sở"),
        ("Vàng Thị Dở", "Y sĩ", "Sở Y tế", "Chiến sĩ thi đua cơ sở"),
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["1.", "1. Bà Vàng Thị Dở (truy tặng)", "", ""], ("Bà", "Vàng Thị Dở", True, "person", 1)),
        ([1, "Công ty TNHH Chè", "", ""], ("", "Công ty TNHH Chè", False, "enterprise", 1)),
        ([1, "Gia đình ông Giàng A Lử", "", ""], ("", "Gia đình ông Giàng A Lử", False, "household", 1)),
        ([1, "36 tập thể", "", ""], ("", "", False, "", 36)),
        ([1, "Trương Văn Bản", "", ""], ("", "Trương Văn Bản", False, "", 1)),
    ],
)
def test_the_words_of_a_name_tell_what_it_is(row, expected):
    found = read(workbooks.HEADINGS, row)

    assert told(found, "address", "name", "is_posthumous", "recipient", "count") == [expected]


@pytest.mark.parametrize(
    ("text", "post", "unit"),
    [
        ("Trưởng bản, Bản Sín Chải, xã Nà Pheo", "Trưởng bản", "Bản Sín Chải, xã Nà Pheo"),
        ("Giáo viên Trường THPT số 1", "Giáo viên", "Trường THPT số 1"),
        ("Trạm Y tế xã Huổi Sáy", "", "Trạm Y tế xã Huổi Sáy"),
    ],
)
def test_post_and_unit_in_one_column_are_divided(text, post, unit):
    found = read(["STT", "Họ và tên", "Chức vụ, đơn vị công tác"], [1, "Lò Văn Hạnh", text])

    assert told(found, "post", "unit_text") == [(post, unit)]


def test_names_of_pupils_are_not_shown():
    found = read(workbooks.HEADINGS, [1, "Em Vàng A Tủa", "Học sinh lớp 5", "Trường Tiểu học"])

    assert told(found, "is_child", "shows_name") == [(True, False)]


def test_a_sheet_without_headings_is_refused_with_what_it_lacks():
    found = read(["Bảng chấm công"], ["Lò Văn Hạnh", 22])

    assert (found.rows, len(found.messages)) == ([], 1)
    assert "Không thấy dòng tên cột" in found.messages[0]


def test_signatures_below_the_total_are_no_recipients():
    found = read(
        workbooks.HEADINGS,
        [1, "Ông Lò Văn Hạnh", "", "Sở Y tế"],
        ["Tổng cộng: 01 cá nhân"],
        ["", "", "", "CHỦ TỊCH"],
        ["", "", "", "Giàng A Lử"],
    )

    assert told(found, "name") == [("Lò Văn Hạnh",)]


def test_equal_rows_have_keys_of_their_own_and_keep_them_when_others_are_added():
    hanh, do = [1, "Ông Lò Văn Hạnh", "", "Sở Y tế"], [2, "Bà Vàng Thị Dở", "", "Bản Mo"]

    before = [row.key for row in read(workbooks.HEADINGS, hanh, hanh).rows]
    after = [row.key for row in read(workbooks.HEADINGS, do, hanh, hanh).rows]

    assert len(set(before)) == 2
    assert after[1:] == before
