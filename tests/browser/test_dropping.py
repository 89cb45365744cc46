"""Files that are dropped on the form, wherever a person lets go of them: photos become photos, documents documents."""

import base64

import pytest

from tests.browser.clipboard import WRITTEN
from tests.browser.form import SENT, jpeg, open_form

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
