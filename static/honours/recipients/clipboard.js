/* Copying and pasting: lines of cells parted by tabs, as spreadsheets write and read them. */
import { meant, put } from "./drawing.js";
import { cell, change, chosen } from "./cells.js";
import { note } from "./history.js";
import { columns, row, rows } from "./rows.js";

const CELL = /("(?:[^"]|"")*"|[^\t\n]*)(\t|\n|$)/g;

/* A cell of several lines, or with a tab in it, stands in quotes. */
function unquoted(text) {
  return /^".*(\n|\t|"").*"$/s.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
}

export function cellsOf(text) {
  const lines = [[]];
  const whole = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (const [, one, end] of whole.matchAll(CELL)) {
    lines.at(-1).push(unquoted(one));
    if (end === "\n") lines.push([]);
    else if (end === "") break;
  }
  return lines;
}

export function copied() {
  const { top, bottom, left, right } = chosen();
  const texts = (line) => columns.slice(left, right + 1).map((_c, place) => cell(line, left + place).textContent);
  return Array.from({ length: bottom - top + 1 }, (_n, line) => texts(top + line).join("\t")).join("\n");
}

/* One cell fills all that are chosen. */
export function paste(text) {
  const lines = cellsOf(text);
  const { top, bottom, left, right } = chosen();
  const isOne = lines.length === 1 && lines[0].length === 1;
  const height = isOne ? bottom - top + 1 : lines.length;
  const place = rows.length;
  const added = Array.from({ length: Math.max(0, top + height - place) }, () => row());
  if (added.length) put(added);
  const values = [];
  for (let line = 0; line < height; line++) {
    const texts = isOne ? Array(right - left + 1).fill(lines[0][0]) : lines[line].slice(0, columns.length - left);
    for (const [at, one] of texts.entries()) values.push([rows[top + line], left + at, meant(columns[left + at], one)]);
  }
  note({ values: change(values, false), added, place });
}
