/* One cell at a time becomes an input; what was typed is written when it is left. */
import { drawCell } from "./drawing.js";
import { cell, change, go, here, isLocked, write } from "./cells.js";
import { columns, plain, rows } from "./rows.js";

const LISTS = { honour: "honour-names", class: "class-names" };
let open = null;

export const isOpen = () => open !== null;

function input({ kind, choices, label }, value) {
  if (kind !== "choice") {
    const field = Object.assign(document.createElement("input"), { type: "text", value, autocomplete: "off" });
    if (LISTS[kind]) field.setAttribute("list", LISTS[kind]);
    if (kind === "number") field.inputMode = "numeric";
    field.setAttribute("aria-label", label);
    return field;
  }
  const field = document.createElement("select");
  for (const [one, said] of [["", ""], ...choices]) field.add(new Option(said, one, false, one === value));
  field.setAttribute("aria-label", label);
  return field;
}

/* `typed`: begun by a letter, which replaces what stood there. */
export function edit(typed = false) {
  const { row, column } = here();
  if (open || !rows[row] || isLocked(rows[row]) || columns[column].kind === "switch") return;
  const field = input(columns[column], typed ? "" : String(rows[row].values[columns[column].name]));
  cell().replaceChildren(field);
  open = { row, column, field };
  field.focus();
  if (!typed && field.select) field.select();
  field.addEventListener("blur", () => close(true, false));
}

export function close(keep, stay = true) {
  if (!open) return;
  const { row, column, field } = open;
  open = null;
  const text = field.value;
  drawCell(rows[row], column);
  if (keep) write(row, column, text);
  if (stay) go(row, column);
}

export function toggle() {
  const { row, column } = here();
  const { name } = columns[column];
  write(row, column, rows[row].values[name] ? "" : "1");
}

/* A letter in a cell with few choices takes the next choice that begins so. */
export function choose(letter) {
  const { row, column } = here();
  const { name, choices } = columns[column];
  const values = choices.filter(([, said]) => plain(said).startsWith(plain(letter))).map(([one]) => one);
  if (values.length) write(row, column, values[(values.indexOf(rows[row].values[name]) + 1) % values.length]);
}

/* The nearest known honour for an unknown one; again, the next of them. */
export function suggest() {
  const { row } = here();
  const one = rows[row];
  if (one.nearest.length) one.suggested = one.nearest;
  const names = one.suggested ?? [];
  if (!names.length) return;
  const column = columns.findIndex(({ kind }) => kind === "honour");
  change([[one, column, names[(names.indexOf(one.values.honour) + 1) % names.length]]]);
  go(row, column);
}
