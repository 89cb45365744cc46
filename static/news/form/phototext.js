/* Which photos stand in the text, and how one is put there, taken out, or all are spread over it. */
import { field, photos } from "./photorows.js";
import { isShared } from "./photocaptions.js";
import { redraw } from "../ckeditor/photoplace.js";

let editor = null;
const expected = new Map(); // Where a photo that is still on its way was pasted, by its row.

const element = (id) => editor?.editable()?.$.querySelector(`figure[data-photo="${id}"]`);
const blockOf = (node) => {
  const editable = editor.editable().$;
  while (node && node !== editable && node.parentNode !== editable) node = node.parentNode;
  return node === editable ? null : node;
};
const cursorBlock = () => blockOf(editor.getSelection()?.getStartElement()?.$);

export const isPlaced = (id) => Boolean(element(id));

/** One change of the text that can be undone as a whole. */
function change(step) {
  editor.fire("saveSnapshot");
  step();
  redraw(editor);
  editor.fire("saveSnapshot");
  document.dispatchEvent(new CustomEvent("photos:changed"));
}

function insert(id, block) {
  takeOut(id);
  const figure = CKEDITOR.dom.element.createFromHtml(`<figure data-photo="${id}"></figure>`, editor.document);
  if (block?.isConnected) block.after(figure.$);
  else editor.editable().append(figure);
  return editor.widgets.initOn(figure, "photoplace");
}

function takeOut(id) {
  const widget = element(id) && editor.widgets.getByElement(new CKEDITOR.dom.element(element(id)));
  if (!widget) return;
  const wrapper = widget.wrapper;
  editor.widgets.destroy(widget, true);
  wrapper.remove();
}

/** Put a photo behind a block of the text, or behind the one with the cursor; it leaves the place it had. */
export function place(id, block = cursorBlock()) {
  change(() => {
    const widget = insert(id, block);
    editor.focus();
    widget.focus();
    widget.element.scrollIntoView();
  });
}

/** Take a photo out of the text; it stays among the photos. */
export const unplace = (id) => change(() => takeOut(id));

export function goTo(id) {
  const figure = new CKEDITOR.dom.element(element(id));
  editor.focus();
  editor.widgets.getByElement(figure).focus();
  figure.scrollIntoView();
}

/** Photos that go together, because they share a caption. */
function groups(all) {
  const made = [[]];
  for (const photo of all) {
    made.at(-1).push(photo);
    if (!isShared(photo.row)) made.push([]);
  }
  return made.filter((group) => group.length);
}

/** Spread the photos that stand nowhere evenly over the text, none of them right behind a heading. */
export function spread() {
  const waiting = groups(photos().filter(({ id }) => !isPlaced(id)));
  const blocks = [...editor.editable().$.children].filter((block) => block.matches("p, ul, ol, table, blockquote"));
  const behind = (number) => blocks[Math.min(blocks.length - 1, Math.round(((number + 0.5) * blocks.length) / waiting.length - 0.5))];
  change(() => {
    // The last one first: those that share a block then stand in their order.
    for (const [number, group] of [...waiting.entries()].reverse()) {
      for (const { id } of group.toReversed()) insert(id, behind(number));
    }
  });
}

/** Let the photos of these rows stand where the cursor is now, each as soon as it has a number. */
export function placeHere(added) {
  const block = cursorBlock();
  for (const row of added) expected.set(row, { block, added });
}

/** Behind the photo that was pasted before it, or else behind the block with the cursor of then. */
function placeExpected(row, id) {
  const { block, added } = expected.get(row);
  const earlier = added.slice(0, added.indexOf(row)).reverse().map((other) => element(field(other, "id").value)).find(Boolean);
  expected.delete(row);
  change(() => insert(id, earlier ? blockOf(earlier) : block));
}

/** The place of a photo goes on to the one that was chosen instead of it. */
function goOnWith({ detail: { row, before, now } }) {
  const figure = before && element(before);
  if (figure) change(() => (figure.dataset.photo = now));
  if (expected.has(row)) placeExpected(row, now);
}

function drop(event) {
  const { dataTransfer, dropRange } = event.data;
  const id = dataTransfer.$?.getData("application/x-photo");
  if (!id) return;
  event.cancel();
  place(id, blockOf(dropRange.startContainer.$));
}

if (document.getElementById("photo-empty")) {
  CKEDITOR.on("instanceReady", (ready) => {
    editor = ready.editor;
    editor.on("drop", drop);
    editor.on("contentDom", () => redraw(editor));
    editor.on("change", () => document.dispatchEvent(new CustomEvent("text:changed")));
    const again = CKEDITOR.tools.eventsBuffer(200, () => redraw(editor)).input;
    document.addEventListener("photos:changed", again);
    document.addEventListener("photo:replaced", goOnWith);
    document.getElementById("photos").addEventListener("input", again);
    editor.on("change", again);
    redraw(editor);
    document.dispatchEvent(new CustomEvent("photos:changed"));
  });
}
