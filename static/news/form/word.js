/* A Word file that becomes the article: chosen or dropped, looked at, brought into the form, undone as a whole. */
import { getText } from "./editor.js";
import { form } from "./formstate.js";
import { phrase } from "./phrases.js";
import { photos } from "./photorows.js";
import { addDocument } from "./rows.js";
import { bringIn, takeOut } from "./wordstory.js";

const tools = document.getElementById("word-tools");
const picker = document.getElementById("word-picker");
const dialog = document.getElementById("word-dialog");
const told = document.getElementById("word-told");
const news = document.getElementById("word-news");
const button = (act) => dialog.querySelector(`[data-act=${act}]`);
let opened = null; // What the dialog shows: the file, and what the server made of it.
let before = null; // What undoing brings back.

/** What the server makes of a Word file; its refusal, or why it could not be asked. */
async function ask(file) {
  if (file.size > tools.dataset.megabytes * 2 ** 20) return { refused: phrase("wordTooHeavy", { n: tools.dataset.megabytes }) };
  const body = new FormData();
  body.append("file", file);
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  try {
    const answer = await fetch(tools.dataset.address, { method: "POST", body });
    if (answer.redirected) document.dispatchEvent(new CustomEvent("session:ended"));
    return await answer.json();
  } catch {
    return { refused: phrase("wordUnreachable") };
  }
}

function show(words) {
  told.textContent = words;
  button("take").hidden = true;
}

const shortened = (text) => (text.length > 120 ? `${text.slice(0, 120)}…` : text);
const inWords = (html) =>
  new DOMParser()
    .parseFromString(html ?? "", "text/html")
    .body.textContent.replace(/\s+/g, " ")
    .trim();

function valueNow(name) {
  const input = form.elements[name];
  return input.tagName === "SELECT" ? input.value && input.selectedOptions[0].textContent.trim() : input.value.trim();
}

function tellReplaced(part, name, words) {
  if (words) part.append(Object.assign(document.createElement("small"), { textContent: phrase(name, { words: shortened(words) }) }));
}

/** What is in the form now and would go. */
function showReplaced() {
  for (const part of told.querySelectorAll("[data-part]")) {
    const { part: name } = part.dataset;
    if (name === "body") tellReplaced(part, "replacesText", inWords(getText()));
    else if (valueNow(name) !== part.textContent.trim()) tellReplaced(part, "replaces", valueNow(name));
  }
  const kept = photos().length;
  if (kept) told.append(Object.assign(document.createElement("p"), { textContent: phrase("photosStay", { n: kept }) }));
}

/** Show what a Word file would become; nothing in the form changes yet. */
async function look(file) {
  opened = { file };
  show(phrase("readingWord"));
  document.getElementById("word-name").textContent = file.name;
  button("attach").hidden = !/\.docx$/i.test(file.name);
  if (!dialog.open) dialog.showModal();
  const answer = await ask(file);
  if (opened?.file !== file) return; // Closed meanwhile, or another file was chosen.
  if (answer.refused) return show(answer.refused);
  opened.answer = answer;
  told.innerHTML = answer.shown;
  showReplaced();
  button("take").hidden = false;
  button("take").focus();
}

function tellNews(words, doubts) {
  news.querySelector("p").textContent = words;
  news.querySelector("ul").replaceChildren(...doubts);
  news.querySelector("[data-act=undo]").hidden = !before;
  news.hidden = false;
  news.scrollIntoView({ block: "nearest" });
  news.focus();
}

function take() {
  const { file, answer } = opened;
  const doubts = [...told.querySelectorAll(".word-doubts li")];
  dialog.close();
  before = bringIn(file, answer);
  tellNews(phrase("wordTaken", { name: file.name }), doubts);
}

function undo() {
  takeOut(before);
  before = null;
  tellNews(phrase("wordUndone"), []);
}

function attach() {
  const { file } = opened;
  dialog.close();
  addDocument(file);
}

const acts = { take, undo, attach, close: () => dialog.close(), dismiss: () => (news.hidden = true) };

if (tools) {
  picker.addEventListener("change", () => {
    const [file] = picker.files;
    if (file) look(file);
    picker.value = "";
  });
  document.addEventListener("word:dropped", ({ detail }) => look(detail));
  dialog.addEventListener("close", () => (opened = null));
  tools.addEventListener("click", ({ target }) => acts[target.dataset.act]?.());
}
