"""`python -m tests.handbook`: takes the screenshots of the handbooks in docs/ anew, from the demo."""

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.honours.workbooks import workbook

ROOT = Path(__file__).resolve().parent.parent
FOLDER, REGISTER, CONSULTATIONS = (ROOT / "docs" / name for name in ("phong-vien", "so-vang", "lay-y-kien"))
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PORT = os.environ.get("PORT", "8169")
SITE = f"http://127.0.0.1:{PORT}"
READY = "window.CKEDITOR?.instances.id_body?.status === 'ready'"


@contextmanager
def demo():
    """A site with the sample articles; its passwords by the names of the accounts."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"DATA_DIR": folder, "DEBUG": "1", "HTTPS": "0", "PYTHONUNBUFFERED": "1"}
        manage = [sys.executable, "manage.py"]
        subprocess.run([*manage, "migrate", "--verbosity", "0"], cwd=ROOT, env=environment, check=True)
        told = subprocess.run([*manage, "demo"], cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
        server = subprocess.Popen([*manage, "runserver", "--noreload", PORT], cwd=ROOT, env=environment)
        try:
            wait()
            yield dict(re.findall(r"^  (\w+) +(\S+)", told.stdout, re.M))
        finally:
            server.terminate()
            server.wait()


def wait():
    for _try in range(60):
        try:
            urllib.request.urlopen(f"{SITE}/suc-khoe/")
            return
        except OSError:
            time.sleep(1)
    raise SystemExit("The demo does not answer.")


def sign_in(browser, name, password):
    page = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 800}).new_page()
    page.goto(f"{SITE}/quan-tri/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", password)
    take(page, "dang-nhap")
    page.click("#login-form button[type=submit]")
    page.wait_for_url(f"{SITE}/quan-tri/")
    return page


def take(page, name, folder=FOLDER):
    page.wait_for_timeout(800)
    page.screenshot(path=folder / f"{name}.jpg", type="jpeg", quality=80)


def open_article(page, query):
    page.goto(f"{SITE}/quan-tri/news/article/?{query}")
    page.click("a:has(.desk-title) >> nth=0")
    page.wait_for_function(READY)


def open_word_file(page):
    page.goto(f"{SITE}/quan-tri/news/article/add/")
    page.wait_for_function(READY)
    page.set_input_files("#word-picker", ROOT / "tests" / "data" / "word" / "bai-libreoffice.docx")
    page.wait_for_selector("#word-dialog [data-act=take]:focus")
    take(page, "tep-word")


def as_reporter(page):
    page.goto(f"{SITE}/quan-tri/")
    take(page, "ban-lam-viec")
    open_word_file(page)
    open_article(page, "state=returned")
    take(page, "bieu-mau")
    page.locator("#photos-group").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('photos-group').scrollIntoView()")
    take(page, "anh")
    page.fill("#id_lead", "")
    page.evaluate("CKEDITOR.instances.id_body.setData('<p>Hình ảnh và sản sản phẩm của xã.</p>')")
    with page.expect_navigation():
        page.click("button[name=_continue]")
    page.wait_for_function(READY)
    page.evaluate("window.scrollTo(0, 0)")
    take(page, "diem-nen-xem-lai")
    page.goto(page.url.replace("/change/", "/history/2/"))
    take(page, "lich-su")


def as_editor(page):
    page.goto(f"{SITE}/quan-tri/")
    open_article(page, "state=submitted")
    page.click(".desk-note summary")
    page.fill("[name=note]", "Bổ sung ảnh toàn cảnh và tên người phát biểu.")
    take(page, "tra-lai")
    page.click("button[value=send_back]")
    page.wait_for_url(f"{SITE}/quan-tri/news/article/**")


ANNEX = [
    ["DANH SÁCH ĐƯỢC TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH NĂM 2025"],
    ["(Kèm theo Quyết định số 77/QĐ-UBND ngày 05/02/2026 của Chủ tịch UBND tỉnh Hoa Ban)"],
    ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị công tác", "Hình thức khen thưởng"],
    ["I", "TẬP THỂ"],
    [1, "Trạm Y tế xã Huổi Sáy", "", "", "", ""],
    ["II", "CÁ NHÂN"],
    [1, "Bà Vàng Thị Mây", "01/01/1980", "Trưởng bản", "Bản Sín Chải", "Bằng khen của Thủ tướg Chính phủ"],
    [2, "Ông Lò Văn Hạnh", "02/03/1979", "Phó Giám đốc", "Sở Y tế", ""],
    [3, "Ông Lò Văn Hạnh", "02/03/1979", "Phó Giám đốc", "Sở Y tế", ""],
    ["Tổng cộng: 01 tập thể, 03 cá nhân"],
]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TOLD = "Chủ tịch UBND tỉnh tặng Cờ thi đua cho 36 tập thể; 15 cá nhân đạt danh hiệu Chiến sĩ thi đua cấp tỉnh năm 2025."


def as_clerk(page):
    """Take the pictures of the register, signed in as an editor."""
    decisions = f"{SITE}/quan-tri/honours/decision/"
    page.goto(f"{decisions}from-list/")
    page.set_input_files("#recipients-file", {"name": "ds.xlsx", "mimeType": XLSX, "buffer": workbook(ANNEX)})
    page.get_by_text("Đã đọc").first.wait_for()
    take(page, "doc-danh-sach", REGISTER)
    page.keyboard.press("F8")
    page.evaluate("document.querySelector('.recipients-scroll').scrollIntoView()")
    page.evaluate("document.querySelector('.recipients-scroll').scrollLeft = 0")
    take(page, "sua-dong", REGISTER)
    page.locator("#recipients button").first.click()
    page.keyboard.press("Control+s")
    page.wait_for_url("**/recipients/")
    earlier = page.url.removesuffix("recipients/") + "change/"
    page.goto(earlier)
    take(page, "quyet-dinh", REGISTER)
    with page.expect_navigation():
        page.click("button[name=_publish]")
    page.goto(f"{decisions}add/")
    for name, value in [("number", "99/QĐ-UBND"), ("authority", "Chủ tịch UBND tỉnh"), ("subject", "Về việc hủy bỏ")]:
        page.fill(f"#id_{name}", value)
    page.get_by_role("link", name="Thêm thay đổi của quyết định").click()
    page.locator("#changes-data .select2-selection").first.click()
    page.keyboard.type("77/QĐ-UBND")
    page.locator(".select2-results__option", has_text="77/QĐ-UBND").first.click()
    page.locator("[name=changes-0-effect]").select_option("revokes")
    page.locator("#changes-group").scroll_into_view_if_needed()
    take(page, "huy-bo", REGISTER)
    with page.expect_navigation():
        page.click("button[name=_continue]")
    page.goto(f"{decisions}yearly-forms/?year=2025")
    page.locator("section").nth(2).scroll_into_view_if_needed()
    page.evaluate("document.querySelectorAll('section')[2].scrollIntoView()")
    take(page, "bieu-mau", REGISTER)
    open_article(page, "state=draft")
    page.fill("#id_lead", TOLD)
    with page.expect_navigation():
        page.click("button[name=_continue]")
    page.get_by_role("link", name="Đề xuất quyết định từ bài này").click()
    page.locator(".propose").wait_for()
    take(page, "de-xuat", REGISTER)


def as_consultant(page):
    """Take the pictures of consultations, signed in as an editor."""
    page.goto(f"{SITE}/quan-tri/honours/consultation/?state=open")
    page.locator("#result_list .field-title a").first.click()
    page.locator(".desk-state").wait_for()
    take(page, "dot-lay-y-kien", CONSULTATIONS)
    page.goto(f"{SITE}/quan-tri/honours/opinion/?status__exact=new")
    page.locator("#result_list .field-said a").first.click()
    page.locator("[name=status]").select_option("answered")
    page.fill("#id_answer", "Cơ quan thẩm định đã kiểm tra và trả lời bằng văn bản. Trân trọng cảm ơn.")
    page.locator("#id_answer").scroll_into_view_if_needed()
    take(page, "tra-loi", CONSULTATIONS)


def main():
    for folder in (FOLDER, REGISTER, CONSULTATIONS):
        folder.mkdir(exist_ok=True)
    with demo() as passwords, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tours = [("bientap", as_editor), ("phongvien", as_reporter), ("bientap", as_clerk), ("bientap", as_consultant)]
        for name, tour in tours:
            tour(sign_in(browser, name, passwords[name]))
        browser.close()


if __name__ == "__main__":
    main()
