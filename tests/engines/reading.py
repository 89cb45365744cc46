"""What readers do: every kind of page on a phone and a laptop, and the photos of an article one by one."""

PAGES = {
    "front": "/",
    "category": "/chuyen-muc/phong-trao-thi-dua/",
    "search": "/tim-kiem/?q=thi+dua",
    "nothing-found": "/tim-kiem/?q=xyzzyx",
    "topics": "/dong-su-kien/",
    "archive": "/luu-tru/",
    "authors": "/tac-gia/",
    "films": "/video/",
    "site-map": "/so-do/",
    "register": "/so-vang/",
    "consultations": "/lay-y-kien/",
    "contact": "/lien-he/",
    "privacy": "/quyen-rieng-tu/",
    "english": "/english/",
    "open-data": "/du-lieu-mo/",
    "not-there": "/khong-co-trang-nay/",
}
SIZES = {"phone": (500, 800), "laptop": (1280, 900)}  # No window of Firefox is narrower than 500.
WIDER = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"


def pages(browser, site, folder):
    """Every kind of page: it has one heading, fits its width and is silent."""
    faults = []
    story = site.articles()[0]
    for name, path in (PAGES | {"article": story, "print-view": f"{story}in/"}).items():
        browser.go(f"{site.address}{path}")
        for size, (width, height) in SIZES.items():
            browser.resize(width, height)
            browser.wait("Math.abs(innerWidth - arguments[0]) < 60", width)
            browser.shot(folder / f"{name}-{size}.png")
            if (wider := browser.run(WIDER)) > 0:
                faults.append(f"{path} is {wider} px wider than the {size}")
        if (headings := browser.run("return document.querySelectorAll('h1').length")) != 1:
            faults.append(f"{path} has {headings} headings of the first level")
        # A page that is not there is told as an error of the address.
        faults += [f"{path}: {words}" for words in browser.line.complaints() if name != "not-there"]
    return faults


def photos(browser, site, folder):
    """A photo opens, the next one follows, Back closes, and the reader is where she was."""
    browser.resize(*SIZES["laptop"])
    for path in site.articles():
        browser.go(f"{site.address}{path}")
        if browser.run("return document.querySelectorAll('a.photo').length") >= 2:
            break
    browser.click("a.photo")
    browser.wait("document.querySelector('.lightbox')?.open")
    browser.shot(folder / "photo.png")
    browser.type(".lightbox", "\ue014")  # Arrow right.
    browser.wait(
        "location.hash === '#anh-2' || document.querySelector('.lightbox figcaption')?.innerText.startsWith('2/')"
    )
    browser.back()
    browser.wait("!document.querySelector('.lightbox')?.open")
    assert browser.run("return location.pathname") == path
    return []
