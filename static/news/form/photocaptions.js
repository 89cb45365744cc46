/* Words down the column of photos: Enter goes on, captions are shared, credits filled down, words in the files offered. */
import { phrase } from "./phrases.js";
import { announce, field, isRemoved, list, part, rows } from "./photorows.js";

const kept = () => rows().filter((row) => !isRemoved(row));
const fileOffers = document.getElementById("photo-offers");
const undescribed = document.getElementById("photo-undescribed");

export const isShared = (row) => field(row, "shares_caption").checked;

/** Let a photo share the caption of the next one, which an empty caption says to readers; or have its own again. */
export function share(row, shared) {
  const caption = field(row, "caption");
  field(row, "shares_caption").checked = shared;
  if (shared) caption.dataset.before = caption.value;
  write(caption, shared ? "" : caption.dataset.before || caption.value);
  caption.hidden = shared;
  row.querySelector(".photo-shared").hidden = !shared;
  showOffers(row);
}

/** What the file says about its photo, to be taken with a click. */
export function offer(row, offered) {
  row.dataset.offered = JSON.stringify(offered);
  showOffers(row);
}

export function write(input, words) {
  input.value = words;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function offers(row) {
  const offered = Object.entries(JSON.parse(row.dataset.offered ?? "{}"));
  return offered.filter(([name]) => !field(row, name).value && !field(row, name).hidden);
}

function showOffers(row) {
  const open = Object.fromEntries(offers(row));
  for (const button of row.querySelectorAll("[data-offer]")) {
    button.hidden = !(button.dataset.offer in open);
    button.querySelector("q").textContent = open[button.dataset.offer] ?? "";
  }
  fileOffers.hidden = !rows().some((row) => offers(row).length);
}

function take(row) {
  for (const [name, words] of offers(row)) write(field(row, name), words);
}

function fillDown(row) {
  const credit = field(row, "credit").value;
  const below = kept().filter((other) => rows().indexOf(other) > rows().indexOf(row) && !field(other, "credit").value);
  for (const other of below) write(field(other, "credit"), credit);
  announce(phrase("filled", { n: below.length }));
}

function countUndescribed() {
  const missing = kept().filter((row) => !field(row, "alt").value.trim());
  undescribed.hidden = !missing.length;
  undescribed.dataset.words ??= undescribed.textContent;
  undescribed.textContent = undescribed.dataset.words.replace("{n}", missing.length);
}

function goOn(event) {
  const name = /-(caption|alt|credit)$/.exec(event.target.name ?? "")?.[1];
  if (!name || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  const below = kept().slice(kept().indexOf(event.target.closest(".photo")) + 1);
  below
    .map((row) => field(row, name))
    .find((input) => !input.hidden)
    ?.focus();
}

function onClick({ target }) {
  const row = target.closest(".photo");
  const button = target.closest("button");
  if (button?.dataset.act === "fill") fillDown(row);
  if (button?.dataset.offer) {
    const input = field(row, button.dataset.offer);
    write(input, button.querySelector("q").textContent);
    input.focus();
  }
}

function onChange({ target }) {
  if (!target.name?.endsWith("-shares_caption")) return;
  const row = target.closest(".photo");
  share(row, target.checked);
  if (!target.checked) field(row, "caption").focus();
}

function shareable() {
  const last = kept().at(-1);
  for (const row of rows()) part(row, "share").hidden = row === last && !isShared(row);
}

if (fileOffers) {
  list.addEventListener("keydown", goOn);
  list.addEventListener("click", onClick);
  list.addEventListener("change", onChange);
  list.addEventListener("input", ({ target }) => {
    countUndescribed();
    showOffers(target.closest(".photo"));
  });
  document.addEventListener("photos:changed", () => {
    countUndescribed();
    shareable();
  });
  fileOffers.addEventListener("click", () => kept().forEach(take));
  undescribed.addEventListener("click", () =>
    kept()
      .map((row) => field(row, "alt"))
      .find((input) => !input.value.trim())
      ?.focus(),
  );
  for (const row of rows()) if (isShared(row)) share(row, true);
  countUndescribed();
  shareable();
}
