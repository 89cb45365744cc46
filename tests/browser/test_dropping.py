"""Files that are dropped on the form, wherever a person lets go of them: photos become photos, documents documents."""

import base64

import pytest
from PIL import Image

from news.models import Article
from tests.browser.clipboard import WRITTEN
from tests.browser.form import SENT, jpeg, open_form, save

pytestmark = pytest.mark.browser

DROP_FILES = """(target, given) => {
    const { DragEvent, DataTransfer } = target.ownerDocument.defaultView;
    const dataTransfer = new DataTransfer();
    for (const { name, type, content } of given) {
        const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], name, { type }));
    }
    const { left, top } = target.getBoundingClientRect();
    const place = { clientX: left + 5, clientY: top + 5, dataTransfer, bubbles: true, cancelable: true };
    const taken = ["dragover", "drop"].map((kind) => !target.dispatchEvent(new DragEvent(kind, place)));
    return taken.every(Boolean);
}"""


def drop_files(target, *given):
    """Let go of files over the target; whether the page takes them, else the browser would open them."""
    files = [{"name": n, "type": t, "content": base64.b64encode(content).decode()} for n, t, content in given]
    return target.evaluate(DROP_FILES, files)


PHOTOS = [(f"DSC_{number}.jpg", "image/jpeg", jpeg(number)) for number in (1, 2)]
DOCUMENT = ("Quyết định_12.pdf", "application/pdf", b"%PDF-1.4")
OFFICE = [(f"Danh sách_{kind}.{kind}", "", b"PK") for kind in ("xlsx", "odt", "doc")]


@pytest.mark.parametrize("place", ["the text", "the photos", "a line"])
def test_files_become_photos_and_documents_wherever_they_are_dropped(place, at_the_desk, articles, reporter):
    page = at_the_desk(reporter)
    body = open_form(page, f"{articles}add/")
    body.click()
    page.keyboard.type("Có chữ.")
    targets = {"the text": body.locator("p"), "the photos": "#photos-group", "a line": "#id_title"}
    target = page.locator(targets[place]) if isinstance(targets[place], str) else targets[place]

    taken = drop_files(target, *PHOTOS, DOCUMENT, *OFFICE)
    page.wait_for_selector(f"{SENT} >> nth=1")

    assert (taken, page.locator(".photo").count(), page.evaluate(WRITTEN).strip()) == (True, 2, "<p>Có chữ.</p>")
    titles = [page.input_value(f"#id_attachments-{number}-title") for number in range(4)]
    assert titles == ["Quyết định 12", *(f"Danh sách {kind}" for kind in ("xlsx", "odt", "doc"))]
    assert page.evaluate("document.getElementById('id_attachments-0-file').files[0].name") == DOCUMENT[0]


@pytest.mark.parametrize(("count", "rows"), [(3, 3), (4, 4)])
def test_photos_fill_the_empty_places_of_an_imported_article_in_order(count, rows, at_the_desk, articles, reporter):
    article = Article.objects.create(title="Bài nhập", body="<p>Một</p>", creator=reporter)
    places = [article.photos.create(caption=f"Chú thích {order}", order=order) for order in range(3)]
    article.body = "".join(f'<p>Đoạn</p><figure data-photo="{place.pk}"></figure>' for place in places)
    article.save()
    page = at_the_desk(reporter)
    open_form(page, f"{articles}{article.pk}/change/")
    photos = [(f"DSC_{number}.jpg", "image/jpeg", jpeg(number)) for number in range(count)]

    drop_files(page.locator("#photos-group"), *photos)
    page.wait_for_selector(".photo img.desk-thumbnail >> nth=2")
    page.click("#photo-places button")
    focused = page.evaluate("document.activeElement.id")
    emptied = page.locator(".photo").count(), page.locator(".photo img.desk-thumbnail").count()
    drop_files(page.locator("#photos-group"), *photos)
    told = page.inner_text("#photo-places span")
    save(page)

    article.refresh_from_db()
    stored = list(article.photos.all())
    assert emptied == (3, 0)
    assert told == f"Ảnh đã vào chỗ trống: 3. Ảnh thêm vào sau: {count - 3}."
    assert [photo.caption for photo in stored] == ["Chú thích 0", "Chú thích 1", "Chú thích 2", ""][:rows]
    assert focused == "photo-picker"
    assert [photo.pk for photo in stored[:3]] == [place.pk for place in places]
    assert [round(Image.open(photo.image).getpixel((5, 5))[0], -1) for photo in stored] == [0, 20, 40, 60][:rows]
    assert article.body.count("data-photo") == 3
