/* A hint leads to its place, and so does a fault of a refused form, which begins there: the field is focused, and the words it speaks of are selected in it. */
const BLOCK = "p, h2, h3, h4, li, td, th, blockquote, figcaption, body";

function textsIn(root) {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  return texts;
}

// The letters of a quote, each as [text, place in it]: bold words or a link may part them, a new paragraph may not.
function find(quote, texts) {
  const letters = [];
  let block;
  for (const text of texts) {
    if (block !== (block = text.parentElement.closest(BLOCK))) letters.push(["\n"]);
    for (let at = 0; at < text.length; at += 1) letters.push([text.data[at], text, at]);
  }
  const start = letters.map(([letter]) => letter).join("").indexOf(quote);
  return start >= 0 && letters.slice(start, start + quote.length).map(([, text, at]) => [text, at]);
}

function selectInBody(quote) {
  const editor = CKEDITOR.instances.id_body;
  editor.container.$.scrollIntoView({ block: "center" });
  editor.focus();
  const texts = quote ? textsIn(editor.editable().$) : [];
  const placeAround = (text) => editor.widgets.getByElement(new CKEDITOR.dom.element(text.parentElement));
  // The captions that the places of photos show are written elsewhere.
  const found = quote && (find(quote, texts.filter((text) => !placeAround(text))) || find(quote, texts));
  if (!found) return;
  const [[first, start], [last, end]] = [found.at(0), found.at(-1)];
  first.parentElement.scrollIntoView({ block: "center" });
  const place = placeAround(first);
  if (place) {
    place.focus(); // The place of a photo: one key deletes it as a whole.
    return;
  }
  editor.window.$.getSelection().setBaseAndExtent(first, start, last, end + 1);
}

function selectIn(field, quote) {
  // A caption that is shared with the next photo is hidden, and shown again by the box beside it.
  const shown = field.hidden ? field.closest(".photo").querySelector("[name$=-shares_caption]") : field;
  shown.scrollIntoView({ block: "center" });
  shown.focus();
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

document.getElementById("desk-faults")?.focus();
