"""`make screenshots`: the pictures in docs/screenshots/, taken of the demo by a real browser."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.bench.sites import ROOT
from tests.showcase import CHROMIUM, showcase

FOLDER = ROOT / "docs" / "screenshots"
SCREEN, PHONE, TABLET = (1280, 900), (390, 844), (820, 1180)
SMALL = {"format": "WEBP", "quality": 82, "method": 6}


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    with showcase() as site, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        readers_pages(chromium, site)
        the_desk(chromium, site)
        chromium.close()


def readers_pages(chromium, site):
    story, *_others = site.articles()
    with_documents = next(address for address in site.articles() if "huong-dan" in address)
    shots = [
        ("front", "/", SCREEN, "light", ""),
        ("front-phone", "/", PHONE, "light", ""),
        ("front-dark", "/", SCREEN, "dark", ""),
        ("article", story, SCREEN, "light", ""),
        ("article-phone", story, PHONE, "dark", "figure"),
        ("article-end", with_documents, TABLET, "light", ".documents"),
        ("category", "/chuyen-muc/khen-thuong/", TABLET, "light", ""),
        ("search", "/tim-kiem/?q=thi+đua", SCREEN, "light", ""),
        ("topic", "/dong-su-kien/duong-ve-ban-sang-xanh-ben/", SCREEN, "light", ""),
        ("videos", "/video/", TABLET, "light", ""),
        ("contact", "/lien-he/", SCREEN, "light", ""),
        ("english", "/english/", SCREEN, "light", ""),
    ]
    for name, path, size, scheme, at in shots:
        page = opened(chromium, size, scheme)
        page.goto(site.address + path, wait_until="networkidle")
        if at:
            page.locator(at).first.evaluate("element => element.scrollIntoView({block: 'center', behavior: 'instant'})")
            page.wait_for_load_state("networkidle")
        keep(page, name)
        page.context.close()
    lightbox(chromium, site.address + story)


def lightbox(chromium, address):
    page = opened(chromium, SCREEN, "light")
    page.goto(address, wait_until="networkidle")
    page.locator("a.photo").nth(1).click()
    page.wait_for_load_state("networkidle")
    keep(page, "lightbox")
    page.context.close()


def the_desk(chromium, site):
    page = opened(chromium, SCREEN, "light")
    page.goto(f"{site.address}/quan-tri/")
    page.fill("[name=username]", "quantri")
    page.fill("[name=password]", site.passwords["quantri"])
    page.press("[name=password]", "Enter")
    page.wait_for_load_state("networkidle")
    keep(page, "desk")
    page.goto(f"{site.address}/quan-tri/news/article/", wait_until="networkidle")
    keep(page, "desk-articles")
    page.goto(f"{site.address}/quan-tri/news/article/?state=draft", wait_until="networkidle")
    page.locator("#result_list tbody a").first.click()
    page.wait_for_load_state("networkidle")
    keep(page, "desk-article")
    page.context.close()


def opened(chromium, size, scheme):
    width, height = size
    return chromium.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, locale="vi-VN", reduced_motion="reduce"
    ).new_page()


def keep(page, name):
    page.wait_for_timeout(300)
    image = Image.open(io.BytesIO(page.screenshot()))
    path = Path(FOLDER / f"{name}.webp")
    image.convert("RGB").save(path, **SMALL)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
