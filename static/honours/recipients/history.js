/* What was done in the table, to undo and redo it: values written, rows added, rows removed or kept after all. */
import { count, draw, drawCell, drawState, put, take } from "./drawing.js";
import { columns, rows } from "./rows.js";

const done = [];
let undone = [];

/* values: [row, column, before, after]; added: rows beside each other, the first at `place`; marked: [row, was removed]. */
export function note({ values = [], added = [], place = 0, marked = [] }) {
  if (!values.length && !added.length && !marked.length) return;
  done.push({ values, added, place, marked });
  undone = [];
}

function mark(one, isRemoved) {
  one.removed = isRemoved;
  draw(one);
}

function setValues(values) {
  for (const [one, place, value] of values) {
    one.values[columns[place].name] = value;
    drawCell(one, place);
    drawState(one);
  }
}

/* A row that was saved meanwhile is in the decision: it goes as any other, when the table is saved. */
export function undo() {
  const step = done.pop();
  if (!step) return;
  undone.push(step);
  setValues(step.values.map(([one, place, before]) => [one, place, before]));
  for (const [one, was] of step.marked) mark(one, was);
  for (const one of step.added.filter(({ pk }) => pk)) mark(one, true);
  take(step.added.filter((one) => !one.pk && rows.includes(one)));
  count();
}

export function redo() {
  const step = undone.pop();
  if (!step) return;
  done.push(step);
  const missing = step.added.filter((one) => !rows.includes(one));
  if (missing.length) put(missing, Math.min(step.place, rows.length));
  for (const one of step.added) mark(one, false);
  for (const [one, was] of step.marked) mark(one, !was);
  setValues(step.values.map(([one, place, , after]) => [one, place, after]));
  count();
}
