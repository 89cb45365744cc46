/* A list from Excel becomes rows that nobody has saved yet; those already mended stay when it is read again. */
import { put, take } from "./drawing.js";
import { go } from "./cells.js";
import { fill, isMended, page, row, rows, words } from "./rows.js";
import { NotAnswered, send, tell } from "./telling.js";

const chooser = document.getElementById("recipients-file");
const messages = document.getElementById("recipients-messages");
const form = document.getElementById("recipients-decision");

function nameTheDecision(found) {
  if (!page.isNew || !form) return;
  for (const [name, value] of Object.entries(found)) {
    const field = form.elements[name];
    if (field && (!field.value || name === "year")) field.value = value;
  }
}

/* Rows of this sheet that were read before and not touched make room for what the file says now. */
function add(sheet) {
  const mine = rows.filter(({ sheet: title }) => title === sheet.title);
  const kept = new Set(mine.filter(isMended).map(({ key }) => key));
  take(mine.filter((one) => !isMended(one)));
  const last = rows.reduce((most, { order }) => Math.max(most, order ?? 0), 0);
  const added = sheet.rows
    .filter(({ key, isStored }) => !kept.has(key) && !isStored)
    .map((one, place) => row({ ...one, sheet: sheet.title, order: last + place + 1 }));
  const first = rows.length;
  put(added);
  nameTheDecision(sheet.decision);
  const told = [fill(words.readRows, { sheet: sheet.title, rows: sheet.rows.length })];
  if (added.length < sheet.rows.length) told.push(fill(words.kept, { kept: sheet.rows.length - added.length }));
  tell(told.join(" "));
  show([...told, ...sheet.messages]);
  if (added.length) go(first, 0);
}

function show(lines) {
  const list = document.createElement("ul");
  for (const text of lines) list.append(Object.assign(document.createElement("li"), { textContent: text }));
  messages.append(list);
  messages.hidden = false;
}

function offer(sheet) {
  const label = fill(words.another, { sheet: sheet.title, rows: sheet.rows.length });
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  button.addEventListener("click", () => {
    button.remove();
    add(sheet);
  });
  messages.append(button);
}

async function read() {
  const [file] = chooser.files;
  if (!file) return;
  tell(words.reading);
  const content = new FormData();
  content.append("list", file);
  content.append("decision", page.decision ?? "");
  content.append("year", form?.elements.year?.value ?? "");
  try {
    const answer = await send(page.read, content, words);
    chooser.value = "";
    messages.replaceChildren();
    if (answer.error) return tell(answer.error, true);
    const [first, ...others] = [...answer.sheets.filter((one) => one.rows.length), ...answer.sheets.filter((one) => !one.rows.length)];
    if (!first?.rows.length) return tell(first?.messages.join(" ") ?? words.failed, true);
    add(first);
    for (const sheet of others) sheet.rows.length ? offer(sheet) : show(sheet.messages.map((text) => `${sheet.title}: ${text}`));
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
    tell(error.message, true);
  }
}

// Caught above the input: Unfold would write the name of the file into the first line of the page.
chooser?.parentElement.addEventListener(
  "change",
  (event) => {
    event.stopPropagation();
    read();
  },
  { capture: true },
);
