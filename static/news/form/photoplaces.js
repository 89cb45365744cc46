/* Empty places of photos, as an import leaves them: photos that come together fill them in order, and can be taken back. */
import { replaceAgain, takeBack } from "./photofiles.js";
import { phrase } from "./phrases.js";
import { changed, field, isRemoved, isStored, rows } from "./photorows.js";

const told = document.getElementById("photo-places");
let filled = []; // Each row with what it showed before.
let added = [];

const isEmpty = (row) => isStored(row) && !row.dataset.image && !row.dataset.file && !isRemoved(row);

function fill(row, file) {
  const before = { row, thumbnail: row.querySelector(".desk-thumbnail").cloneNode(true), refusal: field(row, "refusal").value };
  replaceAgain(row, file);
  return before;
}

/** Fill the empty places; `addRows` adds rows for the files that are left. All rows with these files, in order. */
export function fillPlaces(files, addRows) {
  const places = rows().filter(isEmpty).slice(0, files.length);
  const left = addRows(files.slice(places.length));
  if (!places.length) return left;
  filled = places.map((row, index) => fill(row, files[index]));
  added = left;
  told.querySelector("span").textContent = phrase("placesFilled", { n: places.length, m: left.length });
  told.hidden = false;
  changed();
  return [...places, ...left];
}

function undo() {
  for (const { row, thumbnail, refusal } of filled) if (row.isConnected) takeBack(row, thumbnail, refusal);
  for (const row of added) row.remove();
  told.hidden = true;
  document.getElementById("photo-picker").focus(); // The button that had the focus is gone.
  changed();
}

told?.querySelector("button").addEventListener("click", undo);
