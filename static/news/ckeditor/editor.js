/* The text of an article in its editor. Scripts outside of this folder speak to the editor through these functions alone. */
import { redraw } from "./photoplace.js";

/** The field of the form that the text is sent in. */
export const FIELD = "id_body";

const BLOCK = "p, h2, h3, h4, li, td, th, blockquote, figcaption, body";
const editor = () => window.CKEDITOR?.instances[FIELD]; // None where the story is only read.
const root = () => editor()?.editable()?.$;
const wrapped = (node) => new CKEDITOR.dom.element(node);
const widgetOf = (node) => editor().widgets.getByElement(wrapped(node));

/** Call when the form can be worked in: with its text in the editor, and without an editor as soon as the page is whole. */
export function whenReady(act) {
  if (window.CKEDITOR) listen(CKEDITOR, "instanceReady", act);
  else addEventListener("load", () => act());
}

/** What a listener returns would be taken for the data of the event, and false cancels it. */
function listen(target, event, act) {
  target.on(event, (told) => {
    act(told);
  });
}

const fromTheBeginning = (event, act) => window.CKEDITOR?.on("instanceCreated", (created) => listen(created.editor, event, act));

/** The text as HTML; null where the story is only read. */
export const getText = () => editor()?.getData() ?? null;

export const setText = (html) => editor()?.setData(html);

/** Write the text into its field, as it would be sent. */
export const fillField = () => editor()?.updateElement();

/** The element that the editor takes in the page. */
export const outerElement = () => editor()?.container.$;

/** Add an element to the bar above the text. */
export const showAbove = (element) => editor().ui.space("top").$.append(element);

export const onFocus = (act) => fromTheBeginning("focus", act);

/** Call with the document in which the text is written, each time that it is made anew. */
export const onDocument = (act) => fromTheBeginning("contentDom", () => act(editor().document.$));

/** How far the text is scrolled and what is selected in it, to be kept for goBackTo(). */
export const position = () => ({ top: editor().window.$.scrollY, marks: editor().getSelection().createBookmarks2(true) });

export function goBackTo({ top, marks }) {
  editor().focus();
  try {
    editor().getSelection().selectBookmarks(marks);
  } catch {
    // The server has cleaned the words away in which the cursor stood.
  }
  editor().window.$.scrollTo(0, top);
}

function textsIn(element) {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  return texts;
}

/** The letters of a quote, each as [text, place in it]: bold words or a link may part them, a new paragraph may not. */
function find(quote, texts) {
  const letters = [];
  let block;
  for (const text of texts) {
    const own = text.parentElement.closest(BLOCK);
    if (own !== block) letters.push(["\n"]);
    block = own;
    for (let at = 0; at < text.length; at += 1) letters.push([text.data[at], text, at]);
  }
  const start = letters
    .map(([letter]) => letter)
    .join("")
    .indexOf(quote);
  return start >= 0 && letters.slice(start, start + quote.length).map(([, text, at]) => [text, at]);
}

/** Bring the text into view, with the quote selected if it is there. */
export function select(quote) {
  outerElement().scrollIntoView({ block: "center" });
  editor().focus();
  const texts = quote ? textsIn(root()) : [];
  const photoAround = (text) => widgetOf(text.parentElement);
  // The captions that the places of photos show are written elsewhere.
  const found =
    quote &&
    (find(
      quote,
      texts.filter((text) => !photoAround(text)),
    ) ||
      find(quote, texts));
  if (!found) return;
  const [[first, start], [last, end]] = [found.at(0), found.at(-1)];
  first.parentElement.scrollIntoView({ block: "center" });
  const photo = photoAround(first);
  if (photo)
    photo.focus(); // One key deletes it as a whole.
  else
    editor()
      .window.$.getSelection()
      .setBaseAndExtent(first, start, last, end + 1);
}

/** The paragraphs, lists, tables and photos of the text, in order. */
export const blocks = () => [...root().children];

/** The block that a node of the text belongs to. */
export function blockOf(node) {
  let block = node;
  while (block && block !== root() && block.parentNode !== root()) block = block.parentNode;
  return block === root() ? null : block;
}

export const cursorBlock = () => blockOf(editor().getSelection()?.getStartElement()?.$);

/** Change the text in one step, which can be undone as a whole. */
export function change(step) {
  editor().fire("saveSnapshot");
  step();
  redraw(editor());
  editor().fire("saveSnapshot");
}

/** Write another text in one step, which can be undone; setText() cannot. */
export const replaceText = (html) => change(() => editor().loadSnapshot(editor().dataProcessor.toHtml(html || "<p></p>")));

/** The figure that stands in the text for a photo. */
export const figureOf = (id) => root()?.querySelector(`figure[data-photo="${id}"]`);

/** Put a photo behind a block, or at the end; it leaves the place it had. */
export function insertPhoto(id, block) {
  removePhoto(id);
  const figure = CKEDITOR.dom.element.createFromHtml(`<figure data-photo="${id}"></figure>`, editor().document);
  if (block?.isConnected) block.after(figure.$);
  else editor().editable().append(figure);
  editor().widgets.initOn(figure, "photoplace");
}

export function removePhoto(id) {
  const widget = figureOf(id) && widgetOf(figureOf(id));
  if (!widget) return;
  const { wrapper } = widget;
  editor().widgets.destroy(widget, true);
  wrapper.remove();
}

export function focusPhoto(id) {
  editor().focus();
  widgetOf(figureOf(id)).focus();
  wrapped(figureOf(id)).scrollIntoView();
}

/** Call with the number of a photo that is dropped into the text, and with the block it is dropped on. */
export function onPhotoDrop(act) {
  whenReady(() => {
    listen(editor(), "drop", (event) => {
      const { dataTransfer, dropRange } = event.data;
      const id = dataTransfer.$?.getData("application/x-photo");
      if (!id) return;
      event.cancel();
      act(id, blockOf(dropRange.startContainer.$));
    });
  });
}

if (window.CKEDITOR) {
  whenReady(() => listen(editor(), "change", () => document.dispatchEvent(new CustomEvent("text:changed"))));
}
