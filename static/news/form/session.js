/* Still signed in, and alone in this article? Asked every 15 seconds, and before anything is sent. */
import { whenReady } from "./editor.js";
import { isChanged, keepNow, leave, untell } from "./autosave.js";
import { form } from "./formstate.js";
import { phrase } from "./phrases.js";
import { whoIsHere } from "../../desk/whoishere.js";

const PAUSE = 15_000;
const desk = document.getElementById("desk-form");
const dialog = document.getElementById("desk-signed-out");
let hasWritten = false;
let isAway = false;

function told(does) {
  return new URLSearchParams({ does, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
}

/** "here", "away" when nobody or somebody else is signed in, "over" when the article is no longer there, or "unreachable". */
export async function ask() {
  const answer = await whoIsHere(desk.dataset.stillHere);
  if (answer === undefined) return "unreachable";
  return answer ? here(answer) : away(false);
}

async function beat() {
  if (document.hidden || (await ask()) !== "here") return;
  if (!desk.dataset.article || !isChanged()) return;
  hasWritten = true;
  await fetch(desk.dataset.stillHere, { method: "POST", body: told("write") }).catch(() => {});
}

function here({ isSame, others, end }) {
  if (!isSame) return away(true);
  if (isAway) document.dispatchEvent(new CustomEvent("session:back"));
  isAway = false;
  untell("signedOut", "offline");
  if (dialog.open) dialog.close();
  if (end) return over(end);
  const line = document.getElementById("desk-others");
  line.hidden = !others.length;
  line.textContent = others.map((other) => phrase("isEditing", other)).join(" ");
  return "here";
}

function over(end) {
  desk.querySelector(`[data-end="${end}"]`).hidden = false;
  return "over";
}

function away(isSomeoneElse) {
  isAway = true;
  document.getElementById("desk-someone-else").hidden = !isSomeoneElse;
  if (!dialog.open && dialog.dataset.later === undefined) dialog.showModal();
  return "away";
}

/** Show again what was put off: now the person wants to save. */
export function insist() {
  delete dialog.dataset.later;
}

if (desk) {
  whenReady(ask);
  setInterval(beat, PAUSE);
  document.addEventListener("visibilitychange", beat);
  document.addEventListener("session:ended", ask);
  form.addEventListener("input", () => setTimeout(beat, 1000), { once: true }); // Others see at once that somebody began.
  for (const link of desk.querySelectorAll("[data-end] a")) {
    link.addEventListener("click", () => {
      keepNow();
      leave();
    });
  }
  addEventListener("pagehide", () => hasWritten && navigator.sendBeacon(desk.dataset.stillHere, told("leave")));
  dialog.querySelector("[data-act=later]").addEventListener("click", () => {
    dialog.dataset.later = "";
    dialog.close();
  });
}
