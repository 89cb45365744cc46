/* A hint leads to its place: the field is focused, and the words it speaks of are selected in it. */
function findIn(root, quote) {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const start = walker.currentNode.data.normalize("NFC").indexOf(quote);
    if (start >= 0) return { node: walker.currentNode, start };
  }
  return null;
}

function selectInBody(quote) {
  const editor = CKEDITOR.instances.id_body;
  editor.container.$.scrollIntoView({ block: "center" });
  editor.focus();
  const found = quote && findIn(editor.editable().$, quote);
  if (!found) return;
  found.node.parentElement.scrollIntoView({ block: "center" });
  const place = editor.widgets.getByElement(new CKEDITOR.dom.element(found.node.parentElement));
  if (place) {
    place.focus(); // The place of a photo: one key deletes it as a whole.
    return;
  }
  const range = found.node.ownerDocument.createRange();
  range.setStart(found.node, found.start);
  range.setEnd(found.node, Math.min(found.start + quote.length, found.node.length));
  const selection = found.node.ownerDocument.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

function selectIn(field, quote) {
  field.scrollIntoView({ block: "center" });
  field.focus();
  const start = quote ? field.value.indexOf(quote) : -1;
  if (start >= 0) field.setSelectionRange(start, start + quote.length);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-place]");
  if (!link) return;
  event.preventDefault();
  const { place, quote } = link.dataset;
  if (place === "id_body") selectInBody(quote);
  else selectIn(document.getElementById(place), quote);
});
