"""The table of recipients by keyboard and clipboard, as a spreadsheet, and when the session ends while it is open."""

import pytest

from honours.models import Change, Decision, Grant, Honour
from tests.browser.clipboard import copy
from tests.honours.workbooks import HEADINGS, workbook

pytestmark = pytest.mark.browser


@pytest.fixture
def decision(db):
    made = Decision.objects.create(number="1/QĐ", year=2025, authority="UBND tỉnh", subject="Khen thưởng")
    merit = Honour.objects.get(installed_as="bang-khen-tinh")
    for order, name in enumerate(["Sùng A Dơ", "Lò Thị É", "Vàng Thị Dở"], start=1):
        Grant.objects.create(decision=made, name=name, honour=merit, recipient="person", order=order)
    return made


@pytest.fixture
def table(at_the_desk, desk, reporter, decision):
    """The page, with the cursor in the first name."""
    page = at_the_desk(reporter)
    page.goto(f"{desk}honours/decision/{decision.pk}/recipients/")
    page.focus("#recipients td[tabindex='0']")
    press(page, "ArrowRight", "ArrowRight")
    return page


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def texts(page, column):
    return page.locator(f"#recipients td.of-{column}").all_inner_texts()


def told(page, words):
    page.get_by_role("status").filter(has_text=words).wait_for()


def test_a_cell_of_several_lines_is_pasted_into_one_cell(table):
    copy(table, text='"Lò Thị\nÉ"\t1\t"Tổ trưởng ""Tổ 2"""\nVàng A Tủa\t1\t"Gương sáng" của bản\n')
    press(table, "Control+v")

    assert texts(table, "name") == ["Lò Thị É", "Vàng A Tủa", "Vàng Thị Dở"]
    assert texts(table, "post") == ['Tổ trưởng "Tổ 2"', '"Gương sáng" của bản', ""]


def test_a_vietnamese_keyboard_of_the_system_writes_into_a_cell_at_once(table):
    keyboard = table.context.new_cdp_session(table)

    keyboard.send(
        "Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Process", "code": "KeyL", "windowsVirtualKeyCode": 229}
    )
    keyboard.send("Input.imeSetComposition", {"text": "Lò Én", "selectionStart": 5, "selectionEnd": 5})
    keyboard.send("Input.insertText", {"text": "Lò Én"})
    press(table, "Enter")

    assert texts(table, "name") == ["Lò Én", "Lò Thị É", "Vàng Thị Dở"]


def test_one_copied_cell_fills_all_that_are_chosen(table):
    press(table, "ArrowRight", "ArrowRight", "Shift+ArrowDown")
    copy(table, text="Trưởng bản")
    press(table, "Control+v")

    assert texts(table, "post") == ["Trưởng bản", "Trưởng bản", ""]


def test_a_number_is_read_with_its_separator(table):
    press(table, "ArrowRight")
    table.keyboard.type("1.250")
    press(table, "Enter")

    assert texts(table, "count") == ["1250", "1", "1"]


def test_what_is_cut_goes_to_the_clipboard_and_out_of_the_cell(table):
    press(table, "Control+x", "ArrowDown", "ArrowDown", "Control+v")

    assert texts(table, "name") == ["", "Lò Thị É", "Sùng A Dơ"]


def test_rows_that_were_pasted_or_removed_are_undone_and_redone(table):
    removed = table.locator("#recipients tr.is-removed")
    press(table, "Control+Delete", "Control+z")
    assert removed.count() == 0
    press(table, "Control+y")
    assert removed.count() == 1
    press(table, "Control+z", "ArrowDown", "ArrowDown")
    copy(table, text="Một\nHai\nBa")
    press(table, "Control+v")
    assert texts(table, "name") == ["Sùng A Dơ", "Lò Thị É", "Một", "Hai", "Ba"]

    press(table, "Control+z")
    assert texts(table, "name") == ["Sùng A Dơ", "Lò Thị É", "Vàng Thị Dở"]
    press(table, "Control+Shift+z")
    assert texts(table, "name") == ["Sùng A Dơ", "Lò Thị É", "Một", "Hai", "Ba"]


def test_undoing_a_row_that_was_saved_meanwhile_removes_it_by_saving(table, decision):
    press(table, "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Control+c", "Home", "Control+Enter")
    table.keyboard.type("c")
    press(table, "ArrowRight", "ArrowRight")
    table.keyboard.type("Tẩn U Phủ")
    press(table, "Enter", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowUp", "Control+v", "Control+s")
    told(table, "Đã lưu 1 dòng.")

    press(table, "Control+z", "Control+z", "Control+z", "Control+z")
    assert texts(table, "state")[1] == "sẽ xóa khi lưu"
    press(table, "Control+s")
    told(table, "Đã lưu 1 dòng.")
    assert [*decision.grants.values_list("name", flat=True)] == ["Sùng A Dơ", "Lò Thị É", "Vàng Thị Dở"]


def test_who_signs_in_again_in_another_window_saves_what_was_typed(table, at_the_desk, reporter, decision):
    table.keyboard.type("Sùng A Dờ")
    press(table, "Enter")
    table.context.clear_cookies()
    press(table, "Control+s")
    told(table, "Phiên đăng nhập đã hết.")

    at_the_desk(reporter)
    press(table, "Control+s")
    told(table, "Đã lưu 1 dòng.")
    assert decision.grants.first().name == "Sùng A Dờ"


def test_lists_in_two_files_stand_below_each_other_though_their_sheets_have_one_name(at_the_desk, desk, reporter):
    page = at_the_desk(reporter)
    page.goto(f"{desk}honours/decision/from-list/")

    for file, name in [("a.xlsx", "Bà Lò Thị É"), ("b.xlsx", "Ông Sùng A Dơ"), ("b.xlsx", "Ông Lù Văn Pản")]:
        content = workbook([HEADINGS, [1, name, "", "Sở Y tế"]])
        page.set_input_files("#recipients-file", {"name": file, "mimeType": "", "buffer": content})
        page.locator("#recipients td.of-name", has_text=name.partition(" ")[2]).wait_for()

    assert texts(page, "name") == ["Lò Thị É", "Lù Văn Pản"]


def test_the_nearest_honours_are_taken_one_after_the_other_by_keyboard(at_the_desk, desk, reporter):
    page = at_the_desk(reporter)
    page.goto(f"{desk}honours/decision/from-list/")
    content = workbook([[*HEADINGS, "Hình thức"], [1, "Bà Lò Thị É", "", "Sở Y tế", "Cờ thi đua của UBND tỉh"]])
    page.set_input_files("#recipients-file", {"name": "a.xlsx", "mimeType": "", "buffer": content})
    page.locator("#recipients td.of-state button").first.wait_for()
    offered = page.locator("#recipients td.of-state button").all_inner_texts()

    press(page, "F8", "Alt+ArrowDown")
    first = texts(page, "honour")
    press(page, "Alt+ArrowDown")

    assert len(offered) > 1
    assert (first, texts(page, "honour")) == (offered[:1], offered[1:2])
    assert page.evaluate("document.activeElement.className").startswith("of-honour")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_next_fault_is_told_where_it_can_be_read(at_the_desk, desk, reporter, width):
    page = at_the_desk(reporter)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{desk}honours/decision/from-list/")
    rows = [[n, f"Bà Lò Thị {n}", "", "Sở Y tế", "Lao động tiên tiến"] for n in range(60)]
    content = workbook([[*HEADINGS, "Hình thức"], *rows, [61, "Ông Sùng A Dơ", "", "Sở Y tế", "Cờ thi đua lạ"]])
    page.set_input_files("#recipients-file", {"name": "a.xlsx", "mimeType": "", "buffer": content})
    told(page, "Đã đọc 61 dòng")

    press(page, "F8")

    told(page, "Dòng 61, Sùng A Dơ: “Cờ thi đua lạ” không có trong danh mục.")
    line = page.locator("#recipients-status").bounding_box()
    cell = page.locator("#recipients td:focus").bounding_box()
    assert 0 <= line["y"] < line["y"] + line["height"] <= cell["y"] < cell["y"] + cell["height"] < 801
    top = f"document.elementFromPoint({line['x'] + 5}, {line['y'] + 5}).id"
    assert page.evaluate(top) == "recipients-status"


def test_what_is_ticked_to_be_taken_back_waits_for_who_signs_in_again(at_the_desk, desk, reporter, decision):
    later = Decision.objects.create(number="2/QĐ", year=2026, authority="UBND tỉnh", subject="Sửa đổi")
    change = Change.objects.create(later=later, earlier=decision, effect="amends")
    page = at_the_desk(reporter)
    page.goto(f"{desk}honours/decision/{later.pk}/changes/{change.pk}/")
    page.get_by_label("Lò Thị É").focus()
    # Enter in a box sends nothing.
    press(page, "Space", "Enter")
    page.wait_for_timeout(300)
    page.context.clear_cookies()
    page.get_by_role("button", name="Lưu").press("Enter")
    page.get_by_role("alert").filter(has_text="Bạn không còn đăng nhập").wait_for()

    at_the_desk(reporter)
    with page.expect_event("load"):
        page.get_by_role("button", name="Lưu").press("Enter")

    assert [str(grant) for grant in change.grants.all()] == ["Lò Thị É"]
