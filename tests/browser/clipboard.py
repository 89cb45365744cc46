"""The clipboard as another program leaves it, and what is pasted or dropped from there by a person's own hand."""

import base64

COPY = """types => document.addEventListener("copy", (event) => {
    for (const [type, text] of Object.entries(types)) event.clipboardData.setData(type, text);
    event.preventDefault();
}, { once: true })"""
COPY_PICTURE = """async ([bytes, others]) => {
    const blob = (type, text) => new Blob([text], { type });
    const picture = new Blob([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], { type: "image/png" });
    const texts = Object.fromEntries(Object.entries(others).map(([type, text]) => [type, blob(type, text)]));
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture, ...texts })]);
}"""
DROP = """([types, x, y]) => {
    const editor = CKEDITOR.instances.id_body;
    const { DragEvent, DataTransfer } = editor.window.$;
    const dataTransfer = new DataTransfer();
    for (const [type, text] of Object.entries(types)) dataTransfer.setData(type, text);
    const place = { clientX: x, clientY: y, dataTransfer, bubbles: true, cancelable: true };
    const target = editor.document.$.elementFromPoint(x, y);
    for (const moment of ["dragenter", "dragover", "drop"]) target.dispatchEvent(new DragEvent(moment, place));
}"""
EXPECT = """() => {
    window.pasted = new Promise((done) => CKEDITOR.instances.id_body.once("afterPaste", () => done()));
}"""
WRITTEN = "CKEDITOR.instances.id_body.getData()"


def copy(page, text=None, html=None):
    """Fill the clipboard by Ctrl+C in another window."""
    types = {"text/plain": text, "text/html": html}
    other = page.context.new_page()
    other.goto("about:blank")
    other.evaluate(COPY, {type_: content for type_, content in types.items() if content is not None})
    other.keyboard.press("Control+c")
    other.close()


def copy_picture(page, png, html=None):
    """Fill the clipboard with a picture, as a screenshot does, or with its address too, as another browser does."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(COPY_PICTURE, [base64.b64encode(png).decode(), {"text/html": html} if html else {}])


def paste(page, keys="Control+v"):
    """Press the keys at the cursor, and wait until the text has taken it."""
    page.evaluate(EXPECT)
    page.keyboard.press(keys)
    page.evaluate("() => window.pasted")


def drop(page, html=None, text=None, at=(200, 40)):
    """Let go of what was dragged from another program at this place of the text."""
    types = {"text/plain": text, "text/html": html}
    given = {type_: content for type_, content in types.items() if content is not None}
    page.evaluate(EXPECT)
    page.evaluate(DROP, [given, *at])
    page.evaluate("() => window.pasted")
