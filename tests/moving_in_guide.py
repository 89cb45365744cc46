"""`python -m tests.moving_in_guide`: takes the screenshots of docs/chuyen-du-lieu.md anew, in a real browser."""

import tempfile
import zipfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import handbook
from tests.news.moving_in.conftest import jpeg
from tests.news.moving_in.exported import DUMP
from tests.news.moving_in.portals import ARTICLES, vnpt

FOLDER = handbook.ROOT / "docs" / "chuyen-du-lieu"
NEW = f"{handbook.SITE}/quan-tri/news/importrun/add/"


def main():
    FOLDER.mkdir(exist_ok=True)
    with handbook.demo() as passwords, sync_playwright() as playwright, tempfile.TemporaryDirectory() as place:
        browser = playwright.chromium.launch(executable_path=handbook.CHROMIUM, args=["--no-sandbox"])
        page = signed_in(browser, passwords["quantri"])
        page.goto(NEW, wait_until="networkidle")
        keep(page, "chon-tep")
        read(page, dump(Path(place)))
        keep(page, "bang-chay-thu")
        read(page, pages(Path(place)))
        page.click("button:has-text('Nhập các bài này')")
        page.wait_for_selector("[role=status] strong:has-text('Đã nhập')")
        page.click("summary:has-text('Hoàn tác')")
        keep(page, "da-nhap")
        browser.close()


def signed_in(browser, password):
    page = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 860}).new_page()
    page.goto(f"{handbook.SITE}/quan-tri/login/")
    page.fill("#id_username", "quantri")
    page.fill("#id_password", password)
    with page.expect_navigation():
        page.click("#login-form button[type=submit]")
    return page


def read(page, file):
    """Send a file and wait until its dry run is finished."""
    page.goto(NEW, wait_until="networkidle")
    page.set_input_files("#id_file", str(file))
    page.click("button:has-text('Đọc các tệp')")
    page.wait_for_selector("[role=status] strong:has-text('Đã chạy thử xong')", timeout=120_000)


def dump(place):
    (place / "trang-cu.sql").write_text(DUMP)
    return place / "trang-cu.sql"


def pages(place):
    with zipfile.ZipFile(place / "trang-cu.zip", "w") as archive:
        for number, article in enumerate(ARTICLES):
            archive.writestr(f"tin-{number}.html", vnpt(article))
            for name in [name for kind, *part in article.text if kind == "photos" for name in part[0]][:2]:
                archive.writestr(f"anh/{name}", jpeg())
    return place / "trang-cu.zip"


def keep(page, name):
    page.wait_for_timeout(300)
    page.screenshot(path=FOLDER / f"{name}.jpg", type="jpeg", quality=70)


if __name__ == "__main__":
    main()
