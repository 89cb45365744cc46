/* Many photos at once: picked, or dropped anywhere on the page. Each stands in a row of its own before it is sent. */
import { onDocument } from "./editor.js";
import { placeHere } from "./phototext.js";
import { replace, resume } from "./photofiles.js";
import { fillPlaces } from "./photoplaces.js";
import { add, field, group, isStored, list } from "./photorows.js";
import { retry } from "./uploads.js";
import { addDocument } from "./rows.js";

const picker = document.getElementById("photo-picker");

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

/** The photos among these files; documents go their own way. */
function photosOf(files) {
  takeDocuments([...files].filter(isDocument));
  return [...files].filter((file) => !isDocument(file));
}

/** A new row for each of these photos. */
const addRows = (photos) =>
  photos.map((file) => {
    const row = add();
    resume(row, file);
    return row;
  });

/** Rows for these files, first those that wait for a photo, and the first one's caption under the cursor. */
export function take(files) {
  const added = fillPlaces(photosOf(files), addRows);
  const caption = added.length && field(added[0], "caption");
  caption?.scrollIntoView?.({ block: "center" });
  caption?.focus?.();
}

function chosen(input) {
  const row = input.closest(".photo");
  const [file] = input.files;
  if (isStored(row)) return replace(row, file);
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
  else placeHere(addRows(photosOf(files)));
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
