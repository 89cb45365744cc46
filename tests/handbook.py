"""`python -m tests.handbook`: takes the screenshots of docs/phong-vien.md anew, from the demo in a real browser."""

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

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "phong-vien"
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


def take(page, name):
    page.wait_for_timeout(800)
    page.screenshot(path=FOLDER / f"{name}.jpg", type="jpeg", quality=80)


def open_article(page, query):
    page.goto(f"{SITE}/quan-tri/news/article/?{query}")
    page.click("a:has(.desk-title) >> nth=0")
    page.wait_for_function(READY)


def as_reporter(page):
    page.goto(f"{SITE}/quan-tri/")
    take(page, "ban-lam-viec")
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


def main():
    FOLDER.mkdir(exist_ok=True)
    with demo() as passwords, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, tour in [("bientap", as_editor), ("phongvien", as_reporter)]:
            tour(sign_in(browser, name, passwords[name]))
        browser.close()


if __name__ == "__main__":
    main()
