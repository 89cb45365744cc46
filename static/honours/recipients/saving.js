/* Sends changed rows in portions; each is saved or comes back with its reason. */
import { count, draw, take } from "./drawing.js";
import { close } from "./editing.js";
import { fill, isChanged, page, rows, unsaved, words } from "./rows.js";
import { NotAnswered, send, tell } from "./telling.js";

const AT_ONCE = 500;
const form = document.getElementById("recipients-decision");
let isBusy = false;

function flat({ pk, values, was, order }) {
  return { ...values, pk, was: pk ? was : null, order };
}

function named() {
  return form ? Object.fromEntries(new FormData(form)) : {};
}

function tellFaults(faults) {
  for (const place of form.querySelectorAll("[data-fault-of]")) place.textContent = faults[place.dataset.faultOf] ?? "";
  form.querySelector(`[name=${Object.keys(faults)[0]}]`)?.focus();
  tell(words.decisionFaults, true);
}

function takeOver(one, answer) {
  Object.assign(one, { faults: answer.faults, warnings: answer.warnings, nearest: answer.nearest });
  if (answer.values) Object.assign(one, { pk: answer.pk, values: { ...answer.values }, was: { ...answer.values } });
  draw(one);
}

function nowOf(answer) {
  Object.assign(page, { decision: answer.decision, save: answer.save, isNew: false });
  history.replaceState(null, "", answer.page);
  const link = Object.assign(document.createElement("a"), { href: answer.form, textContent: answer.title });
  form.replaceChildren(link);
  document.getElementById("recipients-new").remove();
  document.querySelector("#recipients-save span").textContent = words.save;
}

async function portion(changed, removed) {
  const content = { rows: changed.map(flat), removed: removed.map(({ pk }) => pk), decision: page.isNew ? named() : {} };
  const answer = await send(page.save, JSON.stringify(content), words);
  if (answer.decisionFaults) {
    tellFaults(answer.decisionFaults);
    return false;
  }
  if (answer.decision) nowOf(answer);
  for (const [place, one] of changed.entries()) takeOver(one, answer.rows[place]);
  take(removed);
  return true;
}

export async function save() {
  if (isBusy) return;
  close(true);
  take(rows.filter((one) => one.removed && !one.pk));
  const changed = rows.filter(isChanged);
  const removed = rows.filter((one) => one.removed && one.pk);
  if (!changed.length && !removed.length && !page.isNew) return tell(words.nothing);
  isBusy = true;
  tell(words.saving);
  try {
    for (let first = 0; first === 0 || first < changed.length; first += AT_ONCE) {
      const some = changed.slice(first, first + AT_ONCE);
      if (!(await portion(some, first === 0 ? removed : []))) return;
    }
    const refused = changed.filter((one) => isChanged(one)).length;
    const told = [fill(words.saved, { saved: changed.length - refused + removed.length })];
    if (refused) told.push(fill(words.refused, { refused }));
    tell(told.join(" "), refused > 0);
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
    tell(error.message, true);
  } finally {
    isBusy = false;
    count();
  }
}

addEventListener("beforeunload", (event) => {
  if (unsaved().length) event.preventDefault();
});
