/* Before the form is sent: what was taken back stands in it, the text is kept, the photos have arrived, and somebody is there to receive it. */
import { keepNow, leave, tell, untell, whenRestored } from "./autosave.js";
import { form, isStory } from "./formstate.js";
import { keepPlace } from "./place.js";
import { ask, insist } from "./session.js";
import { unsent } from "./uploads.js";

const REFUSALS = { away: "signedOut", unreachable: "offline" };
let isReady = false;
let isWaiting = false;

function photosHaveArrived() {
  return new Promise((resolve) => {
    const look = () => {
      const left = unsent();
      if (left.some((row) => /waiting|sending/.test(row.dataset.state))) return tell("waitsForPhotos", { n: left.length });
      document.removeEventListener("uploads:changed", look);
      resolve(!left.length);
    };
    document.addEventListener("uploads:changed", look);
    look();
  });
}

async function mayGo() {
  if (!(await photosHaveArrived())) {
    tell("photosAreStuck");
    unsent()[0].querySelector("[data-act=retry]").focus();
    return false;
  }
  insist();
  const answer = await ask();
  if (answer in REFUSALS) tell(REFUSALS[answer]);
  if (answer === "over") document.querySelector("[data-end]:not([hidden]) a")?.focus();
  return answer === "here";
}

function untellStuck() {
  if (!unsent().some((row) => row.dataset.state === "stuck")) untell("photosAreStuck");
}

async function onSubmit(event) {
  if (event.submitter?.matches("[data-preview], [formmethod=dialog]")) return;
  if (isReady) return;
  event.preventDefault();
  // A button with an address of its own takes a step, and saves nothing of the form.
  const isSaving = !event.submitter?.hasAttribute("formaction");
  if (isWaiting) return;
  isWaiting = true;
  await whenRestored();
  keepNow(isSaving);
  const goes = await mayGo();
  isWaiting = false;
  if (!goes) return;
  // A story is offered again after the step; of what is typed beside one that is only read, the browser asks.
  if (isSaving || isStory()) leave();
  keepPlace(event.submitter);
  isReady = true;
  form.requestSubmit(event.submitter);
  isReady = false;
}

if (document.getElementById("desk-form")) {
  form.addEventListener("submit", onSubmit);
  for (const event of ["uploads:changed", "photos:changed"]) document.addEventListener(event, untellStuck);
}
