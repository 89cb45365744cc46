"""Lists of recipients in the layouts that boards use: what is read of each row, and what is told."""

import datetime
import unicodedata

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
        ([1, "36 tập thể", "", ""], ("", "", False, "collective", 36)),
        ([1, "Trương Văn Bản", "", ""], ("", "Trương Văn Bản", False, "person", 1)),
        ([1, "Lữ đoàn 316", "", ""], ("", "Lữ đoàn 316", False, "", 1)),
        ([1, unicodedata.normalize("NFD", "Bà GIÀNG THỊ MỶ"), "", ""], ("Bà", "GIÀNG THỊ MỶ", False, "person", 1)),
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
        ("Trưởng Công an xã", "Trưởng Công an xã", ""),
    ],
)
def test_post_and_unit_in_one_column_are_divided(text, post, unit):
    found = read(["STT", "Họ và tên", "Chức vụ, đơn vị công tác"], [1, "Lò Văn Hạnh", text])

    assert told(found, "post", "unit_text") == [(post, unit)]


@pytest.mark.parametrize(
    ("title", "headings", "row"),
    [
        ("", workbooks.HEADINGS, [1, "Vàng A Tủa", "Học sinh lớp 5", "Trường Tiểu học"]),
        ("", workbooks.HEADINGS, [1, "Em Vàng A Tủa", "", "Trường Tiểu học"]),
        ("", ["STT", "Họ và tên học sinh", "Trường"], [1, "Vàng A Tủa", "Trường Tiểu học"]),
        ("", ["STT", "Họ và tên", "Lớp", "Trường"], [1, "Vàng A Tủa", "5B", "Trường Tiểu học"]),
        ("Danh sách học sinh được tặng Giấy khen", workbooks.HEADINGS, [1, "Vàng A Tủa", "", "Trường Tiểu học"]),
    ],
)
def test_names_of_pupils_are_not_shown(title, headings, row):
    found = read([title], headings, row)

    assert told(found, "name", "unit_text", "is_child", "shows_name") == [
        ("Vàng A Tủa", "Trường Tiểu học", True, False)
    ]


def test_teachers_of_pupils_are_shown():
    title = ["Danh sách giáo viên có thành tích bồi dưỡng học sinh giỏi"]

    assert told(read(title, workbooks.HEADINGS, [1, "Bà Lò Thị É", "Giáo viên", ""]), "shows_name") == [(True,)]


def test_each_mark_in_a_column_of_an_honour_is_a_recipient():
    found = read(
        ["STT", "Họ và tên", "Danh hiệu, hình thức khen thưởng", "", "", "Ghi chú"],
        ["", "", "Chiến sĩ thi đua cấp tỉnh", "Huân chương Lao động", "Lao động tiên tiến", ""],
        ["A", "B", 1, 2, 3, 4],
        [1, "Nguyễn Văn An", "x", "", "X", ""],
        [2, "Lò Thị É", "", "hạng Ba", "", "Mới"],
        ["", "Tổng cộng", 1, 1, 1, ""],
        merged=[
            (0, 0, 1, 0, "STT"),
            (0, 1, 1, 1, "Họ và tên"),
            (0, 2, 0, 4, "Danh hiệu, hình thức khen thưởng"),
            (0, 5, 1, 5, "Ghi chú"),
        ],
    )

    assert told(found, "name", "honour", "notes") == [
        ("Nguyễn Văn An", "Chiến sĩ thi đua cấp tỉnh", []),
        ("Nguyễn Văn An", "Lao động tiên tiến", []),
        ("Lò Thị É", "Huân chương Lao động hạng Ba", ["Ghi chú trong danh sách: Mới"]),
    ]
    assert len({row.key for row in found.rows}) == 3


def test_names_in_two_columns_are_one_name():
    found = read(["STT", "Họ và tên đệm", "Tên", "Đơn vị"], [1, "Sùng A", "Dơ", "Sở Y tế"])

    assert told(found, "name", "recipient", "unit_text") == [("Sùng A Dơ", "person", "Sở Y tế")]


def test_numbers_of_recipients_in_a_column_are_read():
    found = read(
        ["STT", "Đối tượng", "Số lượng", "Hình thức khen thưởng"],
        [1, "Tập thể", 36, "Cờ thi đua của Ủy ban nhân dân tỉnh"],
        [2, "Hộ gia đình", 7, "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"],
        ["", "Tổng cộng", 43],
    )

    assert told(found, "name", "recipient", "count") == [("", "collective", 36), ("", "household", 7)]
    assert found.messages == ["Dòng 4: số tổng cộng khớp (43 đối tượng được khen)."]


def test_households_are_known_by_the_heading_above_their_names():
    title = ["Danh sách hộ gia đình tiêu biểu"]
    by_heading = read(["STT", "Họ và tên chủ hộ", "Thành tích"], [1, "Giàng A Sử", "Hiến đất"])
    by_title = read(title, workbooks.HEADINGS, [1, "Lù Văn Pản và Lò Thị Đón", "", ""])
    helpers = read(workbooks.HEADINGS, ["I", "Ủng hộ đồng bào vùng lũ"], [1, "Lữ đoàn 316", "", ""])

    assert [told(one, "recipient") for one in (by_heading, by_title, helpers)] == [
        [("household",)],
        [("household",)],
        [("",)],
    ]


def test_a_block_names_the_unit_of_its_rows():
    found = read(
        ["STT", "Họ và tên", "Chức danh"],
        ["I", "Sở Giáo dục và Đào tạo"],
        ["a)", "Cá nhân", ""],
        [1, "Lò Thị É", "Giáo viên"],
        ["II", "Đơn vị: Hội đồng Thi đua cụm số 3"],
        [1, "Sùng A Dơ", "Ủy viên"],
        ["III", "Trường hợp khác"],
        [1, "Vàng Thị Dở", ""],
    )

    assert told(found, "name", "unit_text") == [
        ("Lò Thị É", "Sở Giáo dục và Đào tạo"),
        ("Sùng A Dơ", "Hội đồng Thi đua cụm số 3"),
        ("Vàng Thị Dở", ""),
    ]


def test_a_title_in_two_lines_and_a_draft_without_a_number_are_understood():
    found = read(
        ["DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN"],
        ["CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NĂM 2025"],
        ["(Kèm theo Quyết định số       /QĐ-UBND ngày     tháng 12 năm 2025 của Chủ tịch UBND tỉnh)"],
        [*workbooks.HEADINGS, "Hình thức"],
        [1, "Bà Lò Thị É", "", "", ""],
        [2, "Ông Sùng A Dơ", "", "", "Bằng khen"],
        [3, "Ông Lù Văn Pản", "", "", "Giấy khen"],
    )

    merit = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
    assert told(found, "honour") == [(merit,), (merit,), ("Giấy khen",)]
    assert found.decision == {
        "authority": "Chủ tịch UBND tỉnh",
        "year": 2025,
        "subject": f"Về việc tặng {merit}",
    }


def test_a_number_with_a_space_before_its_stroke_is_whole():
    title = ["Kèm theo Quyết định số: 12 /QĐ-UBND ngày 5/2/2026 của UBND tỉnh"]

    assert read(title, workbooks.HEADINGS).decision["number"] == "12/QĐ-UBND"


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("Tổng cộng: Tập thể: 01; cá nhân: 02", "Dòng 7: số tổng cộng khớp (1 tập thể, 2 cá nhân)."),
        ("Tổng số tập thể (01), cá nhân (02)", "Dòng 7: số tổng cộng khớp (1 tập thể, 2 cá nhân)."),
        ("Tổng cộng: 01 tập thể; 02 cá nhân", "Dòng 7: số tổng cộng khớp (1 tập thể, 2 cá nhân)."),
    ],
)
def test_numbers_stand_before_or_behind_what_they_count(total, expected):
    found = read(
        workbooks.HEADINGS,
        ["I", "TẬP THỂ: 01"],
        [1, "Sở Y tế", "", ""],
        ["II", "CÁ NHÂN: 02"],
        [1, "Lò Thị É", "", ""],
        [2, "Sùng A Dơ", "", ""],
        [total],
    )

    assert found.messages == [
        "Dòng 2: số tổng cộng khớp (1 tập thể).",
        "Dòng 4: số tổng cộng khớp (2 cá nhân).",
        expected,
    ]


def test_a_private_heading_in_two_rows_is_told_once():
    found = read(
        ["STT", "Họ và tên", "Ngày sinh", ""],
        ["STT", "Họ và tên", "Nam", "Nữ"],
        [1, "Lò Thị É", "", "1/2/1980"],
        merged=[(0, 2, 0, 3, "Ngày sinh")],
    )

    assert found.messages == [
        "Không đọc các cột có thông tin riêng: Ngày sinh Nam, Ngày sinh Nữ. Không có gì trong đó được lưu."
    ]


def test_a_sheet_without_headings_is_refused_with_what_it_lacks():
    found = read(["Bảng chấm công"], ["Lò Văn Hạnh", 22])

    assert (found.rows, len(found.messages)) == ([], 1)
    assert "Không thấy dòng tên cột" in found.messages[0]


@pytest.mark.parametrize("total", [["Tổng cộng: 01 cá nhân"], []])
def test_signatures_in_the_columns_of_names_are_no_recipients(total):
    found = read(
        workbooks.HEADINGS,
        [1, "Ông Lò Văn Hạnh", "", "Sở Y tế"],
        total,
        ["", "", "", "Lai Châu, ngày 10 tháng 12 năm 2025"],
        ["", "Người lập biểu", "", "KT. CHỦ TỊCH"],
        ["", "", "", "PHÓ CHỦ TỊCH"],
        ["", "Nguyễn Thị Lan", "", "Trần Văn Minh"],
    )

    assert told(found, "name") == [("Lò Văn Hạnh",)]


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


def test_the_rank_may_have_a_column_of_its_own():
    found = read(["STT", "Họ và tên", "Danh hiệu", "Hạng"], [1, "Bà Lò Thị É", "Huân chương Lao động", "Ba"])

    assert told(found, "honour") == [("Huân chương Lao động hạng Ba",)]
    assert found.messages == []


def test_names_of_collectives_and_of_persons_have_a_column_each():
    found = read(
        ["STT", "Tên tập thể", "Họ và tên cá nhân", "Chức vụ"],
        [1, "Sở Y tế", "", ""],
        [2, "", "Lò Thị É", "Giáo viên"],
        [3, "Sở Tài chính", "Sùng A Dơ", "Chuyên viên"],
    )

    assert told(found, "recipient", "name", "unit_text") == [
        ("collective", "Sở Y tế", ""),
        ("person", "Lò Thị É", ""),
        ("person", "Sùng A Dơ", "Sở Tài chính"),
    ]


@pytest.mark.parametrize("ditto", ["nt", "-nt-", "Như trên", '"'])
def test_ditto_marks_repeat_what_stands_above(ditto):
    found = read(
        workbooks.HEADINGS,
        [1, "Bà Lò Thị É", "Giáo viên", "Trường THPT số 1"],
        [2, "Ông Sùng A Dơ", ditto, ditto],
        [3, "Ông Lù Văn Pản", "", ditto],
    )

    assert told(found, "post", "unit_text") == [
        ("Giáo viên", "Trường THPT số 1"),
        ("Giáo viên", "Trường THPT số 1"),
        ("", "Trường THPT số 1"),
    ]


def test_several_honours_in_one_cell_are_a_row_each():
    found = read(
        ["STT", "Họ tên", "Phòng ban", "Danh hiệu"],
        [1, "Lò Thị É", "Phòng Kế toán", "LĐTT, CSTĐCS"],
        [2, "Sùng A Dơ", "Phòng Kế toán", "Bằng khen cấp bộ, ban, ngành, tỉnh, đoàn thể trung ương"],
    )

    assert told(found, "name", "unit_text", "honour") == [
        ("Lò Thị É", "Phòng Kế toán", "LĐTT"),
        ("Lò Thị É", "Phòng Kế toán", "CSTĐCS"),
        ("Sùng A Dơ", "Phòng Kế toán", "Bằng khen cấp bộ, ban, ngành, tỉnh, đoàn thể trung ương"),
    ]


def test_a_proposal_with_name_post_and_unit_in_one_cell_is_understood():
    found = read(
        ["DANH SÁCH CÁC TẬP THỂ, CÁ NHÂN"],
        ["TT", "Tên đơn vị/cá nhân", "Hình thức đề nghị khen thưởng"],
        [1, "Hội Nông dân tỉnh", "BK CT UBND tỉnh"],
        [2, "Bà Lò Thị É - Trưởng bản Mo, xã Mường So", "HCLĐ hạng Ba"],
    )

    assert told(found, "recipient", "name", "post", "unit_text") == [
        ("collective", "Hội Nông dân tỉnh", "", ""),
        ("person", "Lò Thị É", "Trưởng bản Mo", "xã Mường So"),
    ]
    assert [str(HonourNames().named(row.honour)) for row in found.rows] == [
        "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "Huân chương Lao động hạng Ba",
    ]


def test_numbers_with_separators_are_whole():
    found = read(
        ["STT", "Đối tượng", "Số lượng"],
        [1, "Tập thể", "36"],
        [2, "Cá nhân", "1.250"],
        ["", "Tổng cộng: 36 tập thể, 1.250 cá nhân"],
        ["", "Tổng cộng", "1.286"],
    )

    assert told(found, "recipient", "count") == [("collective", 36), ("person", 1250)]
    assert found.messages == [
        "Dòng 4: số tổng cộng khớp (36 tập thể, 1250 cá nhân).",
        "Dòng 5: số tổng cộng khớp (1286 đối tượng được khen).",
    ]


def test_two_names_in_one_cell_are_not_taken_for_name_and_post():
    found = read(["STT", "Họ và tên", "Thành tích"], [1, "Ông Lù Văn Pản, Lò Thị É", "Cứu người"])

    assert told(found, "name", "post") == [("Lù Văn Pản, Lò Thị É", "")]


def test_a_row_of_headings_may_be_honours_for_the_most_part():
    found = read(
        ["STT", "Họ và tên", "CSTĐ cấp tỉnh", "LĐTT", "BK CT UBND tỉnh", "Bằng khen của Thủ tướng Chính phủ"],
        [1, "Lò Thị É", "", "x", "", ""],
    )

    assert told(found, "name", "honour") == [("Lò Thị É", "LĐTT")]


def test_a_numbered_row_that_sounds_like_headings_is_a_recipient():
    found = read(
        workbooks.HEADINGS,
        [1, "Bà Lò Thị É", "Thủ trưởng đơn vị", "Cơ quan Bảo hiểm xã hội"],
        [2, "Ông Sùng A Dơ", "Giáo viên", "Trường THPT số 1"],
    )

    assert told(found, "name", "post", "unit_text") == [
        ("Lò Thị É", "Thủ trưởng đơn vị", "Cơ quan Bảo hiểm xã hội"),
        ("Sùng A Dơ", "Giáo viên", "Trường THPT số 1"),
    ]


def test_a_list_without_numbers_goes_on_behind_a_date():
    found = read(
        ["Họ và tên", "Chức vụ", "Đơn vị", "Thành tích"],
        ["Bà Lò Thị É", "Trưởng bản", "Bản Mo", "Cứu người ngày 1 tháng 9 năm 2025"],
        ["Ông Sùng A Dơ", "", "", ""],
    )

    assert told(found, "name") == [("Lò Thị É",), ("Sùng A Dơ",)]
