/* The hints follow what is written, and how many there are stands beside the buttons: before anything is sent. */
import { fillField, whenReady } from "./editor.js";
import { buttonBar } from "./buttonbar.js";
import { form } from "./formstate.js";
import { arriving } from "./preview.js";

const DELAY = 3000;
const box = document.getElementById("desk-hints");
const link = Object.assign(document.createElement("a"), { href: "#desk-hints", className: "desk-hint-count" });
let timer = null;
let asked = 0;

function showCount() {
  link.textContent = box.querySelector("summary")?.textContent.trim() ?? "";
  link.hidden = !link.textContent;
}

/** What is typed, without its files: they are not looked at. */
function written() {
  fillField();
  const sent = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  sent.set("arriving", arriving());
  return sent;
}

async function refresh() {
  timer = null;
  asked += 1;
  const turn = asked;
  const answer = await fetch(box.dataset.address, { method: "POST", body: written(), redirect: "manual" }).catch(() => null);
  if (!answer?.ok || turn !== asked) return; // Signed out or offline: other notices say so.
  const html = await answer.text();
  if (turn !== asked || box.contains(document.activeElement)) return;
  const wasClosed = box.querySelector("details")?.open === false;
  box.innerHTML = html;
  if (wasClosed) box.querySelector("details")?.removeAttribute("open");
  showCount();
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(refresh, DELAY);
}

if (box?.dataset.address && form) {
  whenReady(() => {
    buttonBar()?.append(link);
    showCount();
    for (const event of ["input", "change"]) form.addEventListener(event, later);
    for (const event of ["photos:changed", "text:changed", "formset:added", "formset:removed"]) document.addEventListener(event, later);
  });
}
