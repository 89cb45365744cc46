"""What the desk is for: a reporter writes with a photo, an editor publishes, a reader reads."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.form import jpeg

READY = "window.CKEDITOR?.instances.id_body?.status === 'ready'"
TITLE = "Ngày hội trồng rừng của thanh niên"
INTO_TEXT = """
    const editor = CKEDITOR.instances.id_body;
    editor.focus();
    editor.insertHtml("<p>Sáng nay, hai trăm đoàn viên lên đồi.</p>");
"""

FIRST_CATEGORY = """
    const list = document.getElementById("id_category");
    list.selectedIndex = 1;
    list.dispatchEvent(new Event("change", {bubbles: true}));
"""
ADDRESS = "return [...document.links].find((link) => link.innerText.includes(arguments[0]))?.href"


def from_reporter_to_reader(browser, site, folder):
    """The desk's main story."""
    desk = f"{site.address}/quan-tri/"
    sign_in(browser, site, desk, "phongvien")
    browser.go(f"{desk}news/article/add/")
    browser.wait(READY)
    browser.type("#id_title", TITLE)
    browser.type("#id_lead", "Hai nghìn cây được trồng.")
    browser.run(FIRST_CATEGORY)
    browser.run(INTO_TEXT)
    with TemporaryDirectory() as place:
        photo = Path(place) / "DSC_0001.jpg"
        photo.write_bytes(jpeg(1))
        browser.type("#photo-picker", str(photo))
        browser.wait("document.querySelector('.photo[data-state=sent]')")
    browser.type("#id_photos-0-caption", "Trồng cây trên đồi")
    browser.shot(folder / "writing.png")
    browser.go_by("[name=_continue]", "/change/")
    browser.wait(READY)
    address = browser.run("return location.href")
    browser.go_by("[name=_move][value=submit]", "/quan-tri/")

    browser.go(f"{desk}")
    sign_out(browser, desk)
    sign_in(browser, site, desk, "bientap")
    browser.go(address)
    browser.wait(READY)
    browser.shot(folder / "editing.png")
    browser.go_by("[name=_move][value=publish]", "/quan-tri/")
    sign_out(browser, desk)

    browser.go(published(browser, site))
    browser.shot(folder / "published.png")
    read = browser.run("return document.querySelector('main').innerText")
    assert "Sáng nay, hai trăm đoàn viên lên đồi." in read
    assert "Trồng cây trên đồi" in read
    return []


def published(browser, site):
    """The address of the article, once the front page shows it."""
    for _second in range(30):
        browser.go(f"{site.address}/")
        if address := browser.run(ADDRESS, TITLE):
            return address
    raise AssertionError("The front page never showed the article.")


def sign_in(browser, site, desk, name):
    browser.go(f"{desk}login/")
    browser.type("#id_username", name)
    browser.type("#id_password", site.passwords[name])
    browser.go_by("#login-form button[type=submit]", "/quan-tri/")


def sign_out(browser, desk):
    browser.go(desk)
    browser.run("document.querySelector('form[action$=\"/logout/\"]').requestSubmit()")
    browser.wait("!document.querySelector('form[action$=\"/logout/\"]')")
