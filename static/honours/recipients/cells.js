/* Where a person is in the table: the cell she is in, the cells she has chosen, and changing them. */
import { body, count, draw, drawCell, drawState, meant, put } from "./drawing.js";
import { note } from "./history.js";
import { columns, page, row, rows } from "./rows.js";

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

/* Changes are lists of [row, column, value], undone together. Returns them with the value before each. */
export function change(values, isStep = true) {
  const written = [];
  for (const [one, place, value] of values) {
    const { name } = columns[place];
    if (isLocked(one) || one.values[name] === value) continue;
    written.push([one, place, one.values[name], value]);
    one.values[name] = value;
    delete one.faults[name];
    if (name === "honour") one.nearest = [];
    drawCell(one, place);
    drawState(one);
  }
  if (isStep) note({ values: written });
  count();
  return written;
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

export function insert() {
  const place = rows.length ? at.row + 1 : 0;
  const added = row({ order: rows[place - 1]?.order ?? null });
  put([added], place);
  note({ added: [added], place });
  go(place, 0);
}

export function remove() {
  const { top, bottom } = chosen();
  const all = rows.slice(top, bottom + 1).filter((one) => page.mayChange && !one.locked);
  const isRemoved = all.some((one) => !one.removed);
  const marked = all.filter((one) => Boolean(one.removed) !== isRemoved).map((one) => [one, !isRemoved]);
  for (const one of all) {
    one.removed = isRemoved;
    draw(one);
  }
  note({ marked });
  count();
}
