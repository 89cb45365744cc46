/* The article as readers will see it, unsaved changes included: as wide as a phone or a computer, shrunk to fit. */
import { form } from "./formstate.js";
import { numberOf, rows } from "./photorows.js";
import { ask } from "./session.js";
import { unsent } from "./uploads.js";

const FRAME = "desk-preview-page";
const dialog = document.getElementById("desk-preview");
const stage = dialog?.querySelector(".desk-stage");
const widths = dialog?.querySelectorAll("[data-width]");
const button = document.querySelector("[data-preview]");

function fit() {
  const width = Number([...widths].find((choice) => choice.ariaPressed === "true").dataset.width);
  const scale = Math.min(1, stage.clientWidth / width);
  const frame = stage.firstElementChild;
  if (!frame) return;
  Object.assign(frame.style, { width: `${width}px`, height: `${stage.clientHeight / scale}px`, transform: `scale(${scale})` });
  frame.style.marginLeft = `${Math.max(0, (stage.clientWidth - width * scale) / 2)}px`;
}

/** Links lead nowhere: the page is there to be looked at. */
function keepStill({ target }) {
  target.contentDocument?.addEventListener("click", (event) => event.target.closest("a, [type=submit]") && event.preventDefault(), true);
}

/** The rows of photos that are still in this browser: on their way, or chosen for a stored one. */
export function arriving() {
  const chosen = rows().filter((row) => row.querySelector("[type=file]")?.files.length);
  return [...new Set([...unsent(), ...chosen])].map(numberOf).join(" ");
}

async function open(event) {
  event.preventDefault();
  if ((await ask()) !== "here") return;
  // A new frame each time: the window's history is none of its business.
  const frame = document.createElement("iframe");
  Object.assign(frame, { name: FRAME, title: dialog.querySelector("h2").textContent });
  frame.addEventListener("load", keepStill);
  stage.replaceChildren(frame);
  Object.assign(button, { formTarget: FRAME, name: "arriving", value: arriving() });
  dialog.showModal();
  fit();
  form.requestSubmit(button);
}

if (dialog && button) {
  button.addEventListener("click", open);
  dialog.addEventListener("close", () => stage.replaceChildren());
  dialog.querySelector("[data-act=close]").addEventListener("click", () => dialog.close());
  for (const choice of widths) {
    choice.addEventListener("click", () => {
      for (const other of widths) other.ariaPressed = String(other === choice);
      fit();
    });
  }
  addEventListener("resize", fit);
}
