/* The keyboard and the mouse in the table, as in a spreadsheet. */
import { body } from "./drawing.js";
import { change, clear, fillDown, find, go, here, insert, remove } from "./cells.js";
import { copied, paste } from "./clipboard.js";
import { choose, close, edit, isOpen, suggest, toggle } from "./editing.js";
import { redo, undo } from "./history.js";
import { columns, faulty, fill, page, rows, words } from "./rows.js";
import { tell } from "./telling.js";

const PAGE = 15;
const STEPS = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-PAGE, 0],
  PageDown: [PAGE, 0],
};
const WITH_CONTROL = {
  d: fillDown,
  z: () => again(undo),
  y: () => again(redo),
  Enter: insert,
  Delete: remove,
  Backspace: remove,
  Home: () => go(0, 0),
  End: () => go(rows.length - 1, columns.length - 1),
};

/* The cell she is in may have gone with its row. */
function again(step) {
  step();
  go(here().row, here().column);
}

const command = ({ key, shiftKey }) => (key.length > 1 ? key : shiftKey && /z/i.test(key) ? "y" : key.toLowerCase());

export function goToNextFault() {
  const order = [...rows.slice(here().row + 1), ...rows.slice(0, here().row + 1)];
  const next = order.find(faulty);
  if (!next) return tell(words.noFault);
  const place = columns.findIndex(({ name }) => next.faults[name]);
  const line = rows.indexOf(next);
  const reason = Object.values(next.faults).join(" ");
  // Told first: longer words move the table down.
  tell(fill(words.fault, { row: line + 1, name: next.values.name || next.values.unit_text, reason }), true);
  go(line, Math.max(0, place));
}

function inField(event) {
  if (event.isComposing) return;
  const { row, column } = here();
  const leave = (line, place) => {
    event.preventDefault();
    close(true, false);
    go(line, place);
  };
  if (event.key === "Enter") leave(row + (event.shiftKey ? -1 : 1), column);
  else if (event.key === "Tab") leave(...beside(event.shiftKey ? -1 : 1));
  else if (event.key === "Escape") {
    event.preventDefault();
    close(false);
  }
}

function beside(step) {
  const { row, column } = here();
  const place = column + step;
  if (place >= columns.length && row + 1 < rows.length) return [row + 1, 0];
  if (place < 0 && row > 0) return [row - 1, columns.length - 1];
  return [row, place];
}

const isEdge = (step) => {
  const { row, column } = here();
  return step > 0 ? row === rows.length - 1 && column === columns.length - 1 : row === 0 && column === 0;
};

/* A Vietnamese keyboard of the system keeps the letter to itself ("Process") and writes into the field that opens. */
const letter = ({ key, code }) => (key === "Process" ? code.replace(/^(Key|Digit)/, "") : key.length === 1 && key);

function inCell(event) {
  const { row, column } = here();
  const { kind } = columns[column];
  const isCommand = event.ctrlKey || event.metaKey;
  const act = (does) => {
    event.preventDefault();
    does();
  };
  if (isCommand && WITH_CONTROL[command(event)] && page.mayChange) act(WITH_CONTROL[command(event)]);
  else if (event.altKey && event.key === "ArrowDown" && page.mayChange) act(suggest);
  else if (isCommand || event.altKey) return;
  else if (STEPS[event.key]) act(() => go(row + STEPS[event.key][0], column + STEPS[event.key][1], event.shiftKey));
  else if (event.key === "Home") act(() => go(row, 0, event.shiftKey));
  else if (event.key === "End") act(() => go(row, columns.length - 1, event.shiftKey));
  else if (event.key === "Tab" && !isEdge(event.shiftKey ? -1 : 1)) act(() => go(...beside(event.shiftKey ? -1 : 1)));
  else if (event.key === "Enter" || event.key === "F2") act(kind === "switch" ? toggle : edit);
  else if (event.key === "Delete" || event.key === "Backspace") act(clear);
  else if (event.key === " " && kind === "switch") act(toggle);
  else if (letter(event) && kind === "choice") act(() => choose(letter(event)));
  else if (letter(event) && kind !== "switch") edit(true);
}

body.addEventListener("keydown", (event) => {
  if (event.key === "F8") return;
  if (isOpen()) inField(event);
  else if (event.target.matches("td")) inCell(event);
});

body.addEventListener("mousedown", (event) => {
  const found = find(event.target);
  if (!found || event.target.matches("input, select, option")) return;
  const { row, column } = here();
  const isAgain = event.target.matches("[tabindex='0']") && found.line === row && found.column === column;
  event.preventDefault();
  close(true, false);
  go(found.line, found.column, event.shiftKey);
  if (isAgain) columns[column].kind === "switch" ? toggle() : edit();
});

body.addEventListener("click", ({ target }) => {
  if (!target.dataset.honour) return;
  const one = rows.find(({ element }) => element === target.closest("tr"));
  const place = columns.findIndex(({ kind }) => kind === "honour");
  change([[one, place, target.dataset.honour]]);
  go(rows.indexOf(one), place);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "F8") return;
  event.preventDefault();
  close(true, false);
  goToNextFault();
});

body.addEventListener("copy", (event) => {
  if (isOpen()) return;
  event.preventDefault();
  event.clipboardData.setData("text/plain", copied());
});

body.addEventListener("cut", (event) => {
  if (isOpen() || !page.mayChange) return;
  event.preventDefault();
  event.clipboardData.setData("text/plain", copied());
  clear();
});

body.addEventListener("paste", (event) => {
  if (isOpen() || !page.mayChange) return;
  event.preventDefault();
  paste(event.clipboardData.getData("text/plain"));
});
