/* Saved to go on: the page comes back where it was, at the same words and with the cursor in them. Ctrl+S saves so too. */
import { FIELD, goBackTo, onDocument, onFocus, outerElement, position, whenReady } from "./editor.js";
import { tell, untell } from "./autosave.js";
import { form } from "./formstate.js";

const KEY = "place";
const SOON = 60_000; // Milliseconds; what was kept for a page that never came is of no use later.
const keeps = ({ name }) => name === "_continue";
let last = null; // The field that was left for the button.

const boxOf = (id) => (id === FIELD && outerElement()) || document.getElementById(id) || form;

/** Keep where the person is, if this button leads back to the same form. */
export function keepPlace(button) {
  if (!button || !keeps(button)) return;
  const { id = "", selectionStart: start, selectionEnd: end } = last ?? {};
  const text = id === FIELD && position();
  const place = { at: Date.now(), id, top: boxOf(id).getBoundingClientRect().top, start, end, text };
  sessionStorage.setItem(KEY, JSON.stringify(place));
}

function take() {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  const place = kept && JSON.parse(kept);
  return place && Date.now() - place.at < SOON && !document.querySelector(".errornote") ? place : null;
}

function inLine(input, { start, end }) {
  input.focus({ preventScroll: true });
  if (typeof start === "number") input.setSelectionRange(start, end);
}

function goBack() {
  const place = take();
  if (!place) return;
  const box = boxOf(place.id);
  tell("saved");
  form.addEventListener("input", () => untell("saved"), { once: true });
  if (place.text) goBackTo(place.text);
  else inLine(box, place);
  scrollBy({ top: box.getBoundingClientRect().top - place.top, behavior: "instant" });
}

function save(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  const button = [...form.elements].find(keeps);
  if (button) form.requestSubmit(button);
}

if (document.getElementById("desk-form")) {
  onFocus(() => (last = { id: FIELD }));
  onDocument((page) => page.addEventListener("keydown", save));
  form.addEventListener("focusin", ({ target }) => {
    if (target.matches("input, select, textarea") && target.id) last = target;
  });
  document.addEventListener("keydown", save);
  whenReady(() => setTimeout(goBack));
}
