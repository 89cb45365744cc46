/* Everything that is written in the form, as a value that can be kept and put back. */
import { getText, setText } from "./editor.js";
import { replaceAgain, resume } from "./photofiles.js";
import { offer, share, isShared, write } from "./photocaptions.js";
import { restoreRows, rowsState } from "./rows.js";
import { fileOf } from "../../desk/unsentfiles.js";
import { WORDS, add, changed, field, group, isRemoved, isStored, list, rows, show, tellRefusal } from "./photorows.js";

export const form = document.getElementById("article_form");
const NOT_WRITTEN = /^(csrfmiddlewaretoken|draft|body|\w+-(\d+|__prefix__)-.*|.*_FORMS)$/;
const isWritten = ({ name, type }) => name && !NOT_WRITTEN.test(name) && !/^(submit|button|file)$/.test(type);
const inputs = () => [...form.elements].filter(isWritten);
const isTicked = ({ type }) => /^(checkbox|radio)$/.test(type);

const fields = () => Object.fromEntries(inputs().map((input) => [input.name, isTicked(input) ? input.checked : input.value]));
const cameWith = form && { fields: fields(), photos: rows().map(rowState), rows: rowsState() };

export const isStory = () => getText() !== null;
export const state = () => ({ fields: fields(), body: getText(), photos: rows().map(rowState), rows: rowsState() });

/** What the form came with; somebody may have typed before its text was ready. */
export const firstState = () => ({ ...state(), ...cameWith });

function rowState(row) {
  const words = Object.fromEntries(WORDS.map((name) => [name, field(row, name).value]));
  const offered = JSON.parse(row.dataset.offered ?? "{}");
  const file = row.dataset.file ?? "";
  const image = row.dataset.image ?? "";
  const before = isShared(row) ? (field(row, "caption").dataset.before ?? "") : "";
  const refusal = field(row, "refusal").value;
  const place = field(row, "place").value;
  return {
    id: field(row, "id").value,
    image,
    file,
    place,
    refusal,
    ...words,
    layout: field(row, "layout").value,
    shared: isShared(row),
    before,
    removed: isRemoved(row),
    offered,
  };
}

/** Put everything back; how many photos are no longer there. Fails before anything is put back if the server cannot be asked. */
export async function restore(draft) {
  const { fields, body, photos, rows } = withNumbersOfHere(draft);
  const waiting = await stillWaiting(photos);
  for (const input of inputs()) {
    if (!(input.name in fields)) continue;
    if (isTicked(input)) input.checked = fields[input.name];
    else write(input, fields[input.name]);
    if (input.value) input.closest("details")?.setAttribute("open", ""); // The note to a reporter.
  }
  setText(body);
  await restoreRows(rows);
  const files = await Promise.all(photos.map(({ file }) => file && fileOf(file)));
  const lost = photos.filter((photo, index) => !restoreRow(photo, waiting, files[index]));
  changed();
  return lost.length;
}

const rowOf = (id) => id !== "" && rows().find((row) => field(row, "id").value === id);
const copyOf = (image) => image && rows().find((row) => row.dataset.image === image);

/** A form that comes back refused has lost the photos that were chosen for stored ones. */
export async function restoreChosen(photos = []) {
  for (const { id, file: key } of photos) {
    const row = key && rowOf(id);
    if (!row || !isStored(row) || row.querySelector(".photo-file .errorlist")) continue;
    const file = await fileOf(key);
    if (file) replaceAgain(row, file, key);
  }
}

/** A copy of an article has copies of its photos, with numbers of their own and the same files. */
function withNumbersOfHere(draft) {
  const numbers = {};
  for (const { id, image } of draft.photos) {
    const copy = !rowOf(id) && copyOf(image);
    if (copy) numbers[id] = field(copy, "id").value;
  }
  const here = (id) => numbers[id] ?? id;
  const body = draft.body?.replace(/(data-photo=")(\d+)/g, (_place, start, id) => start + here(id)) ?? null;
  return { ...draft, body, photos: draft.photos.map((photo) => ({ ...photo, id: here(photo.id) })) };
}

/** The photos of a draft that the server keeps, and no row shows yet. */
async function stillWaiting(photos) {
  const unknown = photos.map(({ id }) => id).filter((id) => id && !rowOf(id));
  if (!unknown.length) return [];
  const answer = await fetch(`${group.dataset.address}?${unknown.map((id) => `id=${id}`).join("&")}`);
  return (await answer.json()).photos;
}

function restoreRow(photo, waiting, file) {
  const known = rowOf(photo.id);
  const sent = waiting.find(({ id }) => String(id) === photo.id);
  const hasWords = photo.refusal || WORDS.some((name) => photo[name]);
  if (!known && !sent && !file && !hasWords) return !photo.id && !photo.file;
  const row = known || add();
  field(row, "place").value = photo.place ?? "";
  if (sent) {
    field(row, "id").value = photo.id;
    row.dataset.state = "sent";
    row.dataset.thumbnail = sent.thumbnail;
    show(row, sent.thumbnail);
  }
  if (file && !known) resume(row, file);
  if (file && known && isStored(known)) replaceAgain(row, file, photo.file);
  if (photo.refusal) tellRefusal(row, photo.refusal);
  share(row, false);
  for (const name of WORDS) write(field(row, name), photo[name]);
  field(row, "layout").value = photo.layout ?? "";
  share(row, photo.shared);
  if (photo.shared) field(row, "caption").dataset.before = photo.before ?? "";
  offer(row, photo.offered);
  if (field(row, "DELETE")) field(row, "DELETE").checked = photo.removed;
  list.append(row);
  return Boolean(known || sent || file || !photo.id);
}
