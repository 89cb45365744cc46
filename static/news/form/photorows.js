/* The rows of photos: how one comes, moves and goes. Whoever shows photos elsewhere listens for "photos:changed". */
import { phrase } from "./phrases.js";

export const group = document.getElementById("photos-group");
export const list = group?.querySelector("ol");
const empty = document.getElementById("photo-empty");
/** The texts of a photo, by name, as its row has them. */
export const WORDS = [...(empty?.content.querySelectorAll(".photo-words :is(textarea, input)") ?? [])].map(({ name }) =>
  name.replace(/^.*-/, ""),
);
const total = document.getElementById("id_photos-TOTAL_FORMS");

export const rows = () => (empty ? [...list.children] : []);
export const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
export const numberOf = (row) => /\d+/.exec(field(row, "id").name)[0];
export const part = (row, act) => row.querySelector(`[data-act="${act}"]`);
export const isStored = (row) => row.matches(".stored");
export const isRemoved = (row) => Boolean(field(row, "DELETE")?.checked);

/** The photos that have a number, in order, as the text may hold them. */
export const photos = () =>
  rows()
    .map((row, index) => ({
      row,
      number: index + 1,
      id: field(row, "id").value,
      caption: field(row, "caption").value.trim(),
      alt: field(row, "alt").value.trim(),
      thumbnail: row.querySelector("img.desk-thumbnail")?.src,
    }))
    .filter(({ id, row }) => id && !isRemoved(row));

/** The row of the photo that stands at a place in the text: by its number, or before it has one by the place's key. */
export const rowAt = (place) => rows().find((row) => !isRemoved(row) && ["id", "place"].some((name) => field(row, name).value === place));

const LONGEST_REFUSAL = 600; // As Photo.refusal.

/** Why the row has no photo: the words stay with it, saved or not, until another is chosen or the row is removed. */
export function tellRefusal(row, words) {
  const told = row.querySelector(".photo-trouble");
  told.hidden = !words;
  told.textContent = words;
  field(row, "refusal").value = words.slice(0, LONGEST_REFUSAL);
}

export const announce = (words) => (document.getElementById("photo-news").textContent = words);

/** A new row at the end, for a photo that has no number yet. */
export function add() {
  const number = Number(total.value);
  list.insertAdjacentHTML("beforeend", empty.innerHTML.replaceAll("__prefix__", number));
  total.value = number + 1;
  changed();
  return list.lastElementChild;
}

/** The photo of a row, as soon as the browser can draw it; what cannot be drawn leaves the row as it was. */
export function show(row, address) {
  const image = new Image();
  image.className = "desk-thumbnail";
  image.alt = "";
  row.dataset.showing = address;
  image.addEventListener("load", () => {
    if (row.dataset.showing !== address) return; // Another one was asked for meanwhile.
    row.querySelector(".desk-thumbnail").replaceWith(image);
    document.dispatchEvent(new CustomEvent("photos:changed"));
  });
  image.src = address;
}

/** Number the rows as they stand, and tell everybody. */
export function changed() {
  const all = rows();
  for (const [index, row] of all.entries()) {
    field(row, "order").value = index + 1;
    for (const number of row.querySelectorAll("[data-number]")) number.textContent = index + 1;
    part(row, "up").disabled = index === 0;
    part(row, "down").disabled = index === all.length - 1;
  }
  document.dispatchEvent(new CustomEvent("photos:changed"));
}

function move(row, act) {
  if (act === "up") row.previousElementSibling?.before(row);
  else row.nextElementSibling?.after(row);
  changed();
  const button = part(row, act);
  (button.disabled ? part(row, act === "up" ? "down" : "up") : button).focus();
  announce(phrase("moved", { n: rows().indexOf(row) + 1 }));
}

if (empty) {
  changed();
  list.addEventListener("click", ({ target }) => {
    const button = target.closest('[data-act="up"], [data-act="down"]');
    if (button) move(button.closest(".photo"), button.dataset.act);
  });
  list.addEventListener("sort", changed);
  list.addEventListener("change", ({ target }) => target.name?.endsWith("-DELETE") && changed());
}
