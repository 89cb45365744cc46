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

/* The sheet as the file has it now, in its order: what was mended or saved since the last reading stays as it is.
 * Another file whose sheet has the same name, "Sheet1", is another list. */
function add(sheet, file) {
  const source = `${file}\n${sheet.title}`;
  const before = rows.filter((one) => one.source === source);
  const mended = before.filter(isMended);
  const again = ({ key }) => {
    const place = mended.findIndex((one) => one.key === key);
    return place < 0 ? null : mended.splice(place, 1)[0];
  };
  take(before.filter(({ pk }) => !pk));
  const last = rows.reduce((most, { order }) => Math.max(most, order ?? 0), 0);
  const read = sheet.rows.map((one) => again(one) ?? (one.isStored ? null : row({ ...one, source })));
  const added = [...read, ...mended].filter((one) => one && !one.pk);
  for (const [place, one] of added.entries()) one.order = last + place + 1;
  const first = rows.length;
  put(added);
  nameTheDecision(sheet.decision);
  const kept = read.filter((one) => !one || isMended(one)).length;
  const told = [fill(words.readRows, { sheet: sheet.title, rows: sheet.rows.length })];
  if (kept) told.push(fill(words.kept, { kept }));
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

function offer(sheet, file) {
  const label = fill(words.another, { sheet: sheet.title, rows: sheet.rows.length });
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  button.addEventListener("click", () => {
    button.remove();
    add(sheet, file);
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
    add(first, file.name);
    for (const sheet of others) sheet.rows.length ? offer(sheet, file.name) : show(sheet.messages.map((text) => `${sheet.title}: ${text}`));
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
