/* Where a person is in the table: the cell she is in, the cells she has chosen, and changing them. */
import { body, count, draw, drawCell, drawState, meant, put, take } from "./drawing.js";
import { columns, note, page, row, rows, undo } from "./rows.js";

const at = { row: 0, column: 0, fromRow: 0, fromColumn: 0 };

export const cell = (line = at.row, column = at.column) => rows[line]?.element.cells[column + 2];
export const here = () => at;
export const isLocked = (one) => !page.mayChange || Boolean(one.locked) || Boolean(one.removed);

export function chosen() {
  const [top, bottom] = [at.fromRow, at.row].sort((a, b) => a - b);
  const [left, right] = [at.fromColumn, at.column].sort((a, b) => a - b);
  return { top, bottom, left, right };
}

export function go(line, column, extend = false) {
  if (!rows.length) return;
  at.row = Math.max(0, Math.min(line, rows.length - 1));
  at.column = Math.max(0, Math.min(column, columns.length - 1));
  if (!extend) [at.fromRow, at.fromColumn] = [at.row, at.column];
  for (const old of body.querySelectorAll(".is-chosen, [tabindex='0']")) {
    old.classList.remove("is-chosen");
    old.tabIndex = -1;
  }
  const { top, bottom, left, right } = chosen();
  for (let one = top; one <= bottom; one++) for (let place = left; place <= right; place++) cell(one, place).classList.add("is-chosen");
  const reached = cell();
  reached.tabIndex = 0;
  reached.focus({ preventScroll: true });
  reached.scrollIntoView({ block: "nearest", inline: "nearest" });
}

export function find(target) {
  const td = target.closest("td[role=gridcell]");
  if (!td) return null;
  return { line: rows.findIndex(({ element }) => element === td.parentElement), column: td.cellIndex - 2 };
}

/* Changes are lists of [row, column, value], undone together. */
export function change(values) {
  const before = [];
  for (const [one, place, value] of values) {
    const { name } = columns[place];
    if (isLocked(one) || one.values[name] === value) continue;
    before.push([one, place, one.values[name]]);
    one.values[name] = value;
    delete one.faults[name];
    if (name === "honour") one.nearest = [];
    drawCell(one, place);
    drawState(one);
  }
  if (before.length) note({ values: before });
  count();
}

export function write(line, column, text) {
  change([[rows[line], column, meant(columns[column], text)]]);
}

export function clear() {
  const { top, bottom, left, right } = chosen();
  const values = [];
  for (let line = top; line <= bottom; line++)
    for (let place = left; place <= right; place++) {
      const { kind } = columns[place];
      values.push([rows[line], place, kind === "switch" ? false : kind === "number" ? 1 : ""]);
    }
  change(values);
}

export function fillDown() {
  const { top, bottom, left, right } = chosen();
  const [first, last] = top === bottom ? [top - 1, bottom] : [top, bottom];
  if (first < 0) return;
  const values = [];
  for (let line = first + 1; line <= last; line++)
    for (let place = left; place <= right; place++) values.push([rows[line], place, rows[first].values[columns[place].name]]);
  change(values);
}

export function copied() {
  const { top, bottom, left, right } = chosen();
  return rows
    .slice(top, bottom + 1)
    .map((one) =>
      columns
        .slice(left, right + 1)
        .map((_c, place) => cell(rows.indexOf(one), left + place).textContent)
        .join("\t"),
    )
    .join("\n");
}

export function paste(text) {
  const lines = text
    .replace(/\r/g, "")
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => line.split("\t"));
  const { top, left } = chosen();
  const missing = top + lines.length - rows.length;
  if (missing > 0) put(Array.from({ length: missing }, () => row()));
  const values = [];
  for (const [line, texts] of lines.entries())
    for (const [place, one] of texts.slice(0, columns.length - left).entries())
      values.push([rows[top + line], left + place, meant(columns[left + place], one)]);
  change(values);
}

export function insert() {
  const place = rows.length ? at.row + 1 : 0;
  const added = row({ order: rows[place - 1]?.order ?? null });
  put([added], place);
  note({ added });
  go(place, 0);
}

export function remove() {
  const { top, bottom } = chosen();
  const all = rows.slice(top, bottom + 1).filter((one) => page.mayChange && !one.locked);
  const isRemoved = all.some((one) => !one.removed);
  for (const one of all) {
    one.removed = isRemoved;
    draw(one);
  }
  count();
}

export function undoLast() {
  const last = undo();
  if (!last) return;
  if (last.added) take([last.added].filter((one) => rows.includes(one)));
  for (const [one, place, value] of last.values ?? []) {
    one.values[columns[place].name] = value;
    drawCell(one, place);
    drawState(one);
  }
  count();
}
