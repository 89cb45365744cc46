/* Which photos stand in the text, and how one is put there, taken out, or all are spread over it. */
import * as text from "./editor.js";
import { field, photos } from "./photorows.js";
import { isShared } from "./photocaptions.js";

const expected = new Map(); // Where a photo that is still on its way was pasted, by its row.

export const isPlaced = (id) => Boolean(text.figureOf(id));

/** Change the text in one step, and tell whoever shows photos. */
function change(step) {
  text.change(step);
  document.dispatchEvent(new CustomEvent("photos:changed"));
}

/** Put a photo behind a block of the text, or behind the one with the cursor; it leaves the place it had. */
export function place(id, block = text.cursorBlock()) {
  change(() => {
    text.insertPhoto(id, block);
    text.focusPhoto(id);
  });
}

/** Take a photo out of the text; it stays among the photos. */
export const unplace = (id) => change(() => text.removePhoto(id));

export const goTo = text.focusPhoto;

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
  const blocks = text.blocks().filter((block) => block.matches("p, ul, ol, table, blockquote"));
  const behind = (number) => blocks[Math.min(blocks.length - 1, Math.round(((number + 0.5) * blocks.length) / waiting.length - 0.5))];
  change(() => {
    // The last one first: those that share a block then stand in their order.
    for (const [number, group] of [...waiting.entries()].reverse()) {
      for (const { id } of group.toReversed()) text.insertPhoto(id, behind(number));
    }
  });
}

/** Let the photos of these rows stand where the cursor is now, each as soon as it has a number. */
export function placeHere(added) {
  const block = text.cursorBlock();
  for (const row of added) expected.set(row, { block, added });
}

/** Behind the photo that was pasted before it, or else behind the block with the cursor of then. */
function placeExpected(row, id) {
  const { block, added } = expected.get(row);
  const earlier = added
    .slice(0, added.indexOf(row))
    .reverse()
    .map((other) => text.figureOf(field(other, "id").value))
    .find(Boolean);
  expected.delete(row);
  change(() => text.insertPhoto(id, earlier ? text.blockOf(earlier) : block));
}

/** The place of a photo goes on to the one that was chosen instead of it. */
function goOnWith({ detail: { row, before, now } }) {
  const figure = before && text.figureOf(before);
  if (figure) change(() => (figure.dataset.photo = now));
  if (expected.has(row)) placeExpected(row, now);
}

if (document.getElementById("photo-empty")) {
  text.onPhotoDrop(place);
  document.addEventListener("photo:replaced", goOnWith);
}
