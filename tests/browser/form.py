"""The form of an article as a person works in it: opened, pasted into, sent photos, saved, lost."""

from io import BytesIO
from pathlib import Path

from PIL import Image

CLIPBOARD = Path(__file__).resolve().parent.parent / "data" / "clipboard"
EDITOR_IS_READY = "window.CKEDITOR?.instances.id_body?.status === 'ready'"
# CKEditor shows a dialog first and fills it then; the last it does is to focus a field.
DIALOG_IS_FILLED = "document.activeElement.closest('.cke_dialog')"
PASTE = """html => new Promise((done, fail) => {
    const editor = CKEDITOR.instances.id_body;
    const {document, ClipboardEvent} = editor.window.$;
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    editor.focus();
    editor.once("afterPaste", () => done());
    setTimeout(() => fail(new Error("Nothing was pasted.")), 20_000);
    document.body.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
})"""
# What a person pastes where words were expected, and no line can hold.
PASTED = "https://hoaban.gov.vn/" + "phong_trao_thi_dua_" * 6
INPUT = """() => {
    const at = Date.now();
    document.getElementById("article_form").dispatchEvent(new Event("input"));
    return at;
}"""
KEPT_SINCE = """since => Object.entries(localStorage).some(
    ([name, draft]) => name.startsWith("draft:") && JSON.parse(draft).at >= since
)"""
SENT = ".photo[data-state=sent]"


def jpeg(number):
    file = BytesIO()
    Image.new("RGB", (320, 200), (20 * number, 60, 90)).save(file, "JPEG")
    return file.getvalue()


def files(count):
    return [{"name": f"DSC_{n:04}.jpg", "mimeType": "image/jpeg", "buffer": jpeg(n)} for n in range(count)]


def open_form(page, address):
    page.goto(address)
    page.wait_for_function(EDITOR_IS_READY)
    return page.frame_locator("iframe.cke_wysiwyg_frame").locator("body")


def save(page):
    with page.expect_event("load"):  # A navigation is also what autosave writes into the history of the page.
        page.click("button[name=_continue]")
    page.wait_for_function(EDITOR_IS_READY)


def wait_until_kept(page):
    """All that was typed is in the browser's draft: what says so may be of a moment before, so one more input is kept."""
    page.wait_for_function(KEPT_SINCE, arg=page.evaluate(INPUT))


def lose_the_tab(page):
    """The browser's next tab, after the one with the form was killed."""
    # Nothing more is heard of a tab that is killed, and what it asks for just now is no error of the page.
    page.route("**/*", lambda route: None)
    page.context.set_offline(True)
    killed, page = page, page.context.new_page()
    killed.close()
    page.context.set_offline(False)
    return page
