/* The story of a Word file in the form: its texts in the fields, its photos in rows of their own and in their places. */
import { getText, replaceText } from "./editor.js";
import { share, write } from "./photocaptions.js";
import { resume } from "./photofiles.js";
import { phrase } from "./phrases.js";
import { WORDS, add, changed, field, group, tellRefusal } from "./photorows.js";
import { form } from "./formstate.js";
import { members, read } from "./zipmembers.js";

const PLACE = /(<figure\b[^>]*\sdata-photo=")(\d+)(")/g;

/** Keys of places in the text for photos that have no number yet; no number of a photo is as large. */
const keysOfPlaces = (count) => Array.from({ length: count }, (_none, index) => `9${Date.now()}${String(index).padStart(4, "0")}`);

function fillFields(fields) {
  const before = {};
  for (const [name, value] of Object.entries(fields)) {
    const input = form.elements[name];
    if (!value || !input) continue;
    before[name] = input.value;
    write(input, value);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
  return before;
}

function addRow(photo, key) {
  const row = add();
  field(row, "place").value = key;
  for (const name of WORDS) write(field(row, name), photo[name] ?? "");
  share(row, photo.shares_caption);
  return row;
}

/** Send the photos one after the other, as if they had been dropped. */
async function sendPhotos(file, photos, rows) {
  const found = await members(file).catch(() => new Map());
  for (const [index, { member }] of photos.entries()) {
    const row = rows[index];
    const name = member.split("/").pop();
    const trouble = (words) => tellRefusal(row, phrase("trouble", { name: name || index + 1, reason: phrase(words) }));
    if (!member) {
      trouble("pictureOutside");
      continue;
    }
    try {
      const photo = await read(file, found.get(member), name, group.dataset.megabytes * 2 ** 20);
      if (row.isConnected) resume(row, photo);
    } catch (error) {
      if (error instanceof RangeError) tellRefusal(row, phrase("trouble", { name, reason: phrase("tooHeavy") }));
      else trouble("pictureUnread");
    }
  }
}

/** Bring the story into the form; what takeOut() needs to take it back. */
export function bringIn(file, { fields, body, photos }) {
  const keys = keysOfPlaces(photos.length);
  const before = { body: getText(), fields: fillFields(fields) };
  before.rows = photos.map((photo, index) => addRow(photo, keys[index]));
  replaceText(body.replace(PLACE, (_place, start, number, end) => start + keys[number - 1] + end));
  changed();
  sendPhotos(file, photos, before.rows);
  return before;
}

/** The form as it was: texts and fields, without the photos that the Word file brought. */
export function takeOut({ body, fields, rows }) {
  for (const [name, value] of Object.entries(fields)) {
    write(form.elements[name], value);
    form.elements[name].dispatchEvent(new Event("change", { bubbles: true }));
  }
  for (const row of rows) row.remove();
  replaceText(body);
  changed();
}
