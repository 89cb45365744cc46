/* What is written is kept in this browser a moment later, and offered again after a crash or a lost session. */
import { whenReady } from "./editor.js";
import { buttonBar } from "./buttonbar.js";
import { all, drop, gone, hold, keep, left, newKey, savedAs } from "../../desk/drafts.js";
import { firstState, form, restore, restoreChosen, state } from "./formstate.js";
import { phrase } from "./phrases.js";
import { restoreFiles } from "./rows.js";

const DELAY = 1500;
const ZONE = "Asia/Ho_Chi_Minh";
const desk = document.getElementById("desk-form");
const news = document.getElementById("desk-news");
const offers = document.getElementById("desk-offers");
const kept = Object.assign(document.createElement("p"), { className: "desk-kept" }); // Silent: it changes all the time.
let key = null;
let initial = null;
let timer = null;
let isLeaving = false;
let restoring = null;

/** Until what was taken back last stands in the form. */
export const whenRestored = () => restoring;

export const isChanged = () => initial !== null && JSON.stringify(state()) !== initial;

/** Keep the draft now. `isSent`: it is on its way to the server, which has not confirmed it yet. */
export function keepNow(isSent = false) {
  clearTimeout(timer);
  timer = null;
  if (initial === null) return;
  if (!isChanged() && !isSent) return drop(key);
  const { article, revises } = desk.dataset;
  if (keep(key, { ...state(), article, revises, title: form.elements.title?.value ?? desk.dataset.title, isSent })) showKept();
  else tell("noRoom");
}

function showKept() {
  untell("noRoom");
  kept.textContent = phrase("kept", { time: new Date().toLocaleTimeString("vi", { timeZone: ZONE }) });
}

/** The page is left on purpose, so nobody is asked. */
export function leave() {
  isLeaving = true;
}

const later = () => (timer ??= setTimeout(keepNow, DELAY));

export function tell(name, values) {
  news.dataset.told = name;
  news.textContent = phrase(name, values);
}

/** Take back what is no longer true. */
export function untell(...names) {
  if (names.includes(news.dataset.told)) news.textContent = "";
}

const time = (at) =>
  new Date(at).toLocaleString("vi", { timeZone: ZONE, hour: "2-digit", minute: "2-digit", day: "numeric", month: "numeric" });

/** The article itself for all copies in which it is changed: what was typed in one is offered in the next. */
const home = ({ article, revises }) => revises || article;

/** A draft of another form, based on a version by this one's numbers: its first is the article as it was copied. */
function moved(draft) {
  const isAsItWas = draft.article === desk.dataset.revises && draft.fields.based_on === desk.dataset.revisesVersion;
  return { ...draft, fields: { ...draft.fields, based_on: isAsItWas ? "1" : "0" } };
}

/** Whether the draft is back in the form. */
async function takeBack(draft) {
  const lost = await restore(draft.article === desk.dataset.article ? draft : moved(draft)).catch(() => null);
  if (lost === null) {
    tell("notRestored");
    return false;
  }
  keepNow();
  if (draft.key !== key) drop(draft.key);
  tell(lost ? "restoredWithout" : "restored", { time: time(draft.at), n: lost });
  return true;
}

function offer(draft) {
  const box = document.getElementById("desk-offer").content.firstElementChild.cloneNode(true);
  box.querySelector("p").textContent = phrase(draft.isSent ? "unconfirmed" : "unsaved", {
    time: time(draft.at),
    title: draft.title || "…",
  });
  box.addEventListener("click", async ({ target }) => {
    if (!target.dataset.act) return;
    box.inert = true; // Restored twice, its rows would come twice.
    const isDiscarded = target.dataset.act === "discard";
    if (isDiscarded) drop(draft.key);
    if (!isDiscarded) restoring = takeBack(draft);
    const isDone = isDiscarded || (await restoring);
    box.inert = false;
    if (!isDone) return target.focus();
    untell("notRestored");
    box.remove();
    showOffers();
    ([...offers.querySelectorAll("summary, [data-act=restore]")].find((shown) => shown.checkVisibility()) ?? news).focus();
  });
  offers.lastElementChild.append(box);
}

/** One notice, whatever is left: a single draft stands in it at once, several are a list that is opened. */
function showOffers() {
  const count = offers.lastElementChild.children.length;
  offers.firstElementChild.textContent = phrase("unsavedSeveral", { n: count });
  offers.hidden = !count;
  if (count === 1) offers.open = true;
  offers.firstElementChild.hidden = count === 1;
}

async function offerWhatIsLeft() {
  const now = state();
  const same = JSON.stringify(now);
  // A story waits for the form in which it is written, which is not that of a published article.
  const drafts = (await left()).filter((draft) => draft.key !== key && (draft.body === null) === (now.body === null));
  const isNew = !desk.dataset.article;
  const homeless = isNew ? await gone(drafts.map(home).filter(Boolean), desk.dataset.gone) : [];
  for (const draft of drafts) {
    const { fields, body, photos, rows } = draft;
    if (home(draft) !== home(desk.dataset) && !homeless.includes(home(draft))) continue;
    if (JSON.stringify({ fields, body, photos, rows }) === same) drop(draft.key);
    else offer(draft);
  }
  showOffers();
}

/** Back to the form of a new article, which was saved from it: saved again it would become a second one. */
function leadsToSaved() {
  const article = !desk.dataset.article && (savedAs(history.state?.draft) ?? savedAs(form.elements.draft.value));
  if (article) location.replace(`../${article}/change/`);
  return Boolean(article);
}

/** The files that were chosen in a form that comes back refused. */
async function restoreLost({ rows, photos }) {
  await restoreFiles(rows);
  await restoreChosen(photos);
}

async function start() {
  if (leadsToSaved()) return;
  const input = form.elements.draft;
  const wasRefused = Boolean(input.value);
  key = input.value ||= newKey();
  history.replaceState({ ...history.state, draft: key }, ""); // Who comes back here has this, and perhaps no form as it was.
  initial = wasRefused ? "" : JSON.stringify(firstState());
  if (wasRefused) await restoreLost(all().find((draft) => draft.key === key) ?? {});
  await offerWhatIsLeft();
  hold(key);
  buttonBar()?.append(kept);
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  for (const event of ["photos:changed", "text:changed", "formset:added", "formset:removed"]) document.addEventListener(event, later);
  later();
  addEventListener("pagehide", () => timer && keepNow());
  document.addEventListener("visibilitychange", () => timer && document.hidden && keepNow());
  addEventListener("pageshow", leadsToSaved); // Some browsers show the page again as it was left.
  addEventListener("beforeunload", (event) => isChanged() && !isLeaving && event.preventDefault());
}

if (desk) whenReady(() => setTimeout(start)); // After the photos in the text are drawn.
