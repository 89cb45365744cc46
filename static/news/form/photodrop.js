/* Many photos at once: picked, or dropped anywhere on the page. Each stands in a row of its own before it is sent. */
import { onDocument } from "./editor.js";
import { placeHere } from "./phototext.js";
import { add, field, group, isStored, list, show, tellRefusal } from "./photorows.js";
import { newKey } from "../../desk/drafts.js";
import { retry, send } from "./uploads.js";
import { addDocument } from "./rows.js";
import { choose, keepFile } from "../../desk/unsentfiles.js";

const picker = document.getElementById("photo-picker");
const WIDTH = 640;
let drawing = Promise.resolve();

/** Draw the photo small, one after the other: thirteen of 24 megapixels side by side would take all memory of a tablet. */
function preview(row, file) {
  drawing = drawing
    .then(async () => {
      const bitmap = await createImageBitmap(file, { resizeWidth: WIDTH, resizeQuality: "medium" });
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext("2d").drawImage(bitmap, 0, 0);
      bitmap.close();
      const drawn = await canvas.convertToBlob({ type: "image/webp" });
      if (row.dataset.state === "refused" && row.dataset.thumbnail) return;
      show(row, URL.createObjectURL(drawn));
    })
    .catch(() => {}); // What the browser cannot draw, the server may still know.
}

/** Show a photo in its row, and send it. */
export function resume(row, file) {
  preview(row, file);
  send(row, file);
}

// Those that the server refuses go there too: it says into which kind they should be saved.
const isDocument = ({ name, type }) =>
  type === "application/pdf" || /\.(pdf|docx?|docm|xlsx?|xlsm|od[ts]|rtf|pptx?|csv|zip|rar)$/i.test(name);

const isWord = ({ name }) => /\.docx$/i.test(name);

/** A Word file may become the article, one at a time; any other document becomes one of the documents. */
function takeDocuments(documents) {
  const word = documents.find(isWord);
  documents.filter((file) => file !== word).forEach(addDocument);
  if (word) document.dispatchEvent(new CustomEvent("word:dropped", { detail: word }));
}

/** A row for each of these files that is no document. */
function addRows(files) {
  takeDocuments([...files].filter(isDocument));
  return [...files]
    .filter((file) => !isDocument(file))
    .map((file) => {
      const row = add();
      resume(row, file);
      return row;
    });
}

/** Rows for these files, the first one's caption under the cursor. */
export function take(files) {
  const added = addRows(files);
  const caption = added.length && field(added[0], "caption");
  caption?.scrollIntoView?.({ block: "center" });
  caption?.focus?.();
}

/** Another photo for a stored one goes with the form; until then this browser keeps it under its key. */
function replace(row, file, key) {
  row.dataset.file = key;
  keepFile(key, file);
  tellRefusal(row, "");
  preview(row, file);
}

/** The same in a form that has lost it. */
export function replaceAgain(row, file, key) {
  choose(row.querySelector("[type=file]"), file);
  replace(row, file, key);
}

function chosen(input) {
  const row = input.closest(".photo");
  const [file] = input.files;
  if (isStored(row)) return replace(row, file, newKey());
  resume(row, file);
  input.value = "";
}

const bringsFiles = (event) => event.dataTransfer?.types.includes("Files");

function mark(isOver) {
  group.classList.toggle("is-target", isOver);
}

function drop(event) {
  if (!bringsFiles(event)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  mark(false);
  take(event.dataTransfer.files);
}

function hover(event) {
  if (!bringsFiles(event)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
  mark(true);
}

/** Whether HTML says anything: of a picture that was copied alone it is only the address. */
const says = (html) => Boolean(new DOMParser().parseFromString(html, "text/html").body.textContent.trim());

/** A picture that was copied somewhere, pasted where text is written: in the text it will stand right there. */
function paste(event) {
  const { files } = event.clipboardData;
  if (!files.length || says(event.clipboardData.getData("text/html"))) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.target.ownerDocument === document) take(files);
  else placeHere(addRows(files));
}

/** In the page and in the frame of the text: before the editor itself, which takes no files. */
function listen(page) {
  page.addEventListener("dragover", hover, true);
  page.addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || mark(false));
  page.addEventListener("drop", drop, true);
  page.addEventListener("paste", paste, true);
}

if (picker) {
  picker.addEventListener("change", () => {
    take(picker.files);
    picker.value = "";
  });
  listen(document);
  onDocument(listen);
  list.addEventListener("click", ({ target }) => target.dataset.act === "retry" && retry(target.closest(".photo")));
  list.addEventListener("change", ({ target }) => target.type === "file" && target.files[0] && chosen(target));
}
