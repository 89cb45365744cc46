/* Draws the rows: a cell for each value, and at the end what is wrong or worth a look. */
import { columns, faulty, fill, isChanged, plain, rows, words } from "./rows.js";

export const table = document.getElementById("recipients");
export const body = table.tBodies[0];
const counts = document.getElementById("recipients-counts");

const label = (choices, value) => choices.find(([one]) => one === value)?.[1] ?? value;

export function shown({ kind, choices }, value) {
  if (kind === "switch") return value ? words.yes : "";
  if (kind === "choice") return label(choices, value);
  return String(value);
}

export function meant({ kind, choices }, text) {
  if (kind === "switch") return /^(x|1|co|yes|true|✓)$/.test(plain(text));
  if (kind === "choice") return choices.find(([one, said]) => one === text || plain(said) === plain(text))?.[0] ?? text;
  if (kind === "number") return numbered(text.trim());
  return text.replace(/\s+/g, " ").trim();
}

/* 1250 of "1.250" as well. */
function numbered(text) {
  return /^(\d+|\d{1,3}(\.\d{3})+)$/.test(text) ? Number(text.replaceAll(".", "")) : text;
}

export function drawCell(one, place) {
  const cell = one.element.cells[place + 2];
  const column = columns[place];
  cell.textContent = shown(column, one.values[column.name]);
  cell.classList.toggle("is-faulty", Boolean(one.faults[column.name]));
  cell.setAttribute("aria-invalid", Boolean(one.faults[column.name]));
}

export function drawState(one) {
  const cell = one.element.cells[1];
  one.element.classList.toggle("is-changed", isChanged(one));
  one.element.classList.toggle("is-removed", Boolean(one.removed));
  one.element.classList.toggle("is-refused", faulty(one));
  cell.replaceChildren();
  const tell = (text, kind) => text && cell.append(Object.assign(document.createElement("p"), { textContent: text, className: kind }));
  if (one.locked) tell(fill(words.locked, { decision: one.locked }), "is-note");
  else if (one.removed) tell(words.removed, "is-note");
  else if (isChanged(one)) tell(words.changed, "is-note");
  for (const text of Object.values(one.faults)) tell(text, "is-fault");
  for (const honour of one.nearest) offer(honour, cell);
  for (const text of one.warnings) tell(text, "is-warning");
}

function offer(honour, cell) {
  if (!cell.querySelector("button")) cell.append(Object.assign(document.createElement("span"), { textContent: `${words.nearest} ` }));
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: honour, tabIndex: -1 });
  button.dataset.honour = honour;
  cell.append(button, " ");
}

export function draw(one) {
  for (const place of columns.keys()) drawCell(one, place);
  drawState(one);
}

function element() {
  const line = document.createElement("tr");
  const number = line.appendChild(document.createElement("th"));
  number.scope = "row";
  line.appendChild(document.createElement("td")).className = "of-state";
  for (const { name, kind } of columns) {
    const cell = line.appendChild(document.createElement("td"));
    cell.tabIndex = -1;
    cell.className = `of-${kind} of-${name}`;
    cell.setAttribute("role", "gridcell");
  }
  return line;
}

export function put(added, place = rows.length) {
  const before = rows[place]?.element ?? null;
  const lines = document.createDocumentFragment();
  for (const one of added) {
    one.element = element();
    draw(one);
    lines.append(one.element);
  }
  rows.splice(place, 0, ...added);
  body.insertBefore(lines, before);
  number();
}

export function take(gone) {
  for (const one of gone) {
    rows.splice(rows.indexOf(one), 1);
    one.element.remove();
  }
  number();
}

function number() {
  for (const [place, one] of rows.entries()) {
    one.element.cells[0].textContent = place + 1;
    one.element.setAttribute("aria-rowindex", place + 2);
  }
  count();
}

export function count() {
  const living = rows.filter((one) => !one.removed && !one.locked);
  const recipients = living.reduce((sum, { values }) => sum + (Number(values.count) || 0), 0);
  const wrong = rows.filter(faulty).length;
  counts.textContent = [fill(words.rows, { rows: living.length, recipients }), wrong ? fill(words.faulty, { faulty: wrong }) : ""].join(
    " ",
  );
}
