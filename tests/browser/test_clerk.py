"""The clerk's whole day with the register, by keyboard: a list becomes a decision, which a later one revokes."""

import re

import pytest
from django.utils import timezone

from honours.models import Decision, Grant, Honour
from tests.honours.workbooks import workbook

pytestmark = pytest.mark.browser

ANNEX = [
    ["DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG NĂM 2025"],
    ["(Kèm theo Quyết định số 77/QĐ-TTg ngày 05/02/2026 của Thủ tướng Chính phủ)"],
    ["STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị công tác", "Hình thức khen thưởng"],
    ["I", "TẬP THỂ"],
    [1, "Trạm Y tế xã Huổi Sáy", "", "", "", "Cờ thi đua của Chính phủ"],
    ["II", "CÁ NHÂN"],
    [1, "Bà Vàng Thị Dở", 1980, "Trưởng bản", "Bản Sín Chải", "Bằng khen Thủ tướg Chính phủ"],
    [2, "Ông Lò Văn Hạnh", 1979, "Phó Giám đốc", "Sở Y tế", "Bằng khen của Thủ tướng Chính phủ"],
    ["Tổng cộng: 01 tập thể, 02 cá nhân"],
]
NAMES = ["Trạm Y tế xã Huổi Sáy", "Vàng Thị Dở", "Lò Văn Hạnh"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
IN_2025 = "/so-vang/2025/"


def choose(page, text):
    """Reach a link or a button as Tab does, and press Enter."""
    found = page.get_by_role("link", name=text).or_(page.get_by_role("button", name=text)).first
    found.focus()
    with page.expect_event("load"):
        page.keyboard.press("Enter")


def read(page, rows):
    page.set_input_files("#recipients-file", {"name": "ds.xlsx", "mimeType": XLSX, "buffer": workbook(rows)})
    page.get_by_role("status").filter(has_text="Đã đọc").wait_for()


def saved(page, words):
    page.keyboard.press("Control+s")
    page.get_by_role("status").filter(has_text=words).wait_for()


def found_by(reader, question):
    return reader.get("/so-vang/", {"q": question}).context["number"]


def sums(reader):
    tables = reader.get(IN_2025).context["tables"]
    return {str(row.honour): row.total for table in tables for row in table.rows}


def form_0602(page, desk):
    """The first line of the form: its total."""
    page.goto(f"{desk}honours/decision/yearly-forms/?year=2025")
    return page.locator("section").nth(1).locator("tbody tr").first.locator(".number").first.inner_text()


def prepare(page, desk):
    """The reporter: list → mended rows → draft."""
    page.goto(f"{desk}honours/decision/")
    choose(page, "Tạo quyết định từ danh sách Excel")
    read(page, ANNEX)
    assert "Năm sinh" in page.inner_text("#recipients-messages")
    assert page.input_value("[name=number]") == "77/QĐ-TTg"
    # Enter in a line of the decision stores nothing.
    page.focus("[name=number]")
    page.keyboard.press("Enter")
    assert Decision.objects.count() == 0

    page.focus("#recipients td[tabindex='0']")
    page.keyboard.press("F8")
    mended = "Bằng khen của Thủ tướng Chính phủ"
    assert page.evaluate("document.activeElement.className").startswith("of-honour")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type(mended)
    page.keyboard.press("Enter")
    # The same file once more: what was mended stays in its place, and nothing is there twice.
    read(page, ANNEX)
    assert page.locator("#recipients td.of-name").all_inner_texts() == NAMES
    page.fill("[name=subject]", "Về việc khen thưởng năm 2025")
    saved(page, "Đã lưu 3 dòng.")
    assert sorted(Grant.objects.values_list("name", "honour__name")) == [
        ("Lò Văn Hạnh", mended),
        ("Trạm Y tế xã Huổi Sáy", "Cờ thi đua của Chính phủ"),
        ("Vàng Thị Dở", mended),
    ]
    read(page, ANNEX)
    assert page.locator("#recipients td.of-name").all_inner_texts() == NAMES


def edit_in_the_table(page, desk, decision):
    """Typing, filling down, pasting, undoing and removing, as in a spreadsheet."""
    page.goto(f"{desk}honours/decision/{decision.pk}/recipients/")
    post = page.locator("#recipients td.of-post")
    post.first.click()
    page.keyboard.type("Trưởng trạm")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+d")
    assert post.all_inner_texts() == ["Trưởng trạm", "Trưởng bản", "Trưởng bản"]
    page.keyboard.press("Control+z")
    assert post.all_inner_texts() == ["Trưởng trạm", "Trưởng bản", "Phó Giám đốc"]
    page.keyboard.press("Control+Enter")
    page.keyboard.type("c")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Sùng A Chống")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Delete")
    saved(page, "Đã lưu 1 dòng.")
    assert list(decision.grants.values_list("post", flat=True)) == ["Trưởng trạm", "Trưởng bản", "Phó Giám đốc"]


def publish(page, desk, decision):
    page.goto(f"{desk}honours/decision/{decision.pk}/change/")
    # Enter in a line publishes nothing.
    page.focus("#id_number")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    decision.refresh_from_db()
    assert decision.status == "draft"
    choose(page, "Lưu và xuất bản")


def revoke(page, desk):
    """The editor: a later decision that revokes the earlier one, found by its number."""
    page.goto(f"{desk}honours/decision/add/")
    page.fill("#id_number", "99/QĐ-TTg")
    page.fill("#id_signed_on", "10/03/2026")
    page.fill("#id_year", "2026")
    page.fill("#id_authority", "Thủ tướng Chính phủ")
    page.fill("#id_subject", "Về việc hủy bỏ quyết định khen thưởng")
    page.get_by_role("link", name="Thêm thay đổi của quyết định").focus()
    page.keyboard.press("Enter")
    page.locator("#changes-data .select2-selection").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("77/QĐ")
    page.locator(".select2-results__option", has_text="77/QĐ-TTg").wait_for()
    page.keyboard.press("Enter")
    page.locator("[name=changes-0-effect]").select_option("revokes")
    choose(page, "Lưu và tiếp tục chỉnh sửa")
    choose(page, "Lưu và xuất bản")


def test_the_clerks_whole_day(at_the_desk, desk, reader, reporter, editor):
    page = at_the_desk(reporter)
    prepare(page, desk)
    earlier = Decision.objects.get()
    edit_in_the_table(page, desk, earlier)
    assert page.goto(f"{desk}honours/decision/{earlier.pk}/change/").ok
    assert page.get_by_role("button", name="Lưu và xuất bản").count() == 0
    assert found_by(reader, "vang thi do") == 0

    page = at_the_desk(editor)
    publish(page, desk, earlier)
    assert found_by(reader, "vang thi do") == 1
    assert sums(reader) == {"Cờ thi đua của Chính phủ": 1, "Bằng khen của Thủ tướng Chính phủ": 2}
    assert form_0602(page, desk) == "3"

    revoke(page, desk)
    assert Decision.objects.get(pk=earlier.pk).status == "revoked"
    assert found_by(reader, "vang thi do") == 0
    assert sums(reader) == {}
    assert reader.get(IN_2025).context["revoked"] == 3
    assert form_0602(page, desk) == "0"


@pytest.mark.parametrize("width", [390, 1280])
def test_two_thousand_recipients_are_one_table_at_every_width(at_the_desk, desk, reporter, width):
    draft = Decision.objects.create(number="1/QĐ", year=2025, authority="UBND tỉnh", subject="Khen thưởng")
    merit = Honour.objects.get(installed_as="bang-khen-tinh")
    Grant.objects.bulk_create(
        Grant(decision=draft, name=f"Người thứ {n}", honour=merit, recipient="person", order=n) for n in range(2000)
    )
    page = at_the_desk(reporter)
    page.set_viewport_size({"width": width, "height": 900})

    page.goto(f"{desk}honours/decision/{draft.pk}/recipients/")
    page.focus("#recipients td[tabindex='0']")
    page.keyboard.press("Control+End")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("Vàng Thị Dở")
    page.keyboard.press("Enter")
    saved(page, "Đã lưu 1 dòng.")

    assert draft.grants.last().name == "Vàng Thị Dở"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_each_yearly_form_is_one_sheet_of_paper(at_the_desk, desk, reporter):
    made = Decision.objects.create(number="1/QĐ", year=2025, authority="x", subject="x", status="published",
                                   published_at=timezone.now())  # fmt: skip
    for code in ["lao-dong-3", "bang-khen-thu-tuong", "bang-khen-tinh", "co-tinh", "tap-the-xuat-sac"]:
        honour = Honour.objects.get(installed_as=code)
        Grant.objects.create(decision=made, honour=honour, recipient="collective", count=100)
    page = at_the_desk(reporter)
    page.goto(f"{desk}honours/decision/yearly-forms/?year=2025", wait_until="networkidle")

    paper = page.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 3
