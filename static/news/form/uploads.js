/* Photos on their way to the server: two at a time, seen moving, tried again, each with its own trouble. */
import { phrase } from "./phrases.js";
import { offer } from "./photocaptions.js";
import { newKey } from "../../desk/drafts.js";
import { dropFile, keepFile } from "../../desk/unsentfiles.js";
import { announce, changed, field, group, isRemoved, part, show, tellRefusal } from "./photorows.js";

const AT_ONCE = 2; // The server decodes one at a time anyway.
const LONGEST_STANDSTILL = 90_000; // Milliseconds; large photos take the server some seconds, one after the other.
const files = new Map(); // The file of each row that has no number yet.
const queue = [];
let running = 0;
let toldLeft = 0;

/** Rows whose photo is not at the server, and may still come. */
export const unsent = () => [...files.keys()].filter((row) => row.isConnected && row.dataset.state !== "refused" && !isRemoved(row));

/** Send a photo for its row, in its turn. */
export function send(row, file) {
  files.set(row, file);
  row.dataset.file ??= newKey();
  keepFile(row.dataset.file, file);
  trouble(row, "");
  row.dataset.state = "waiting";
  if (file.size > group.dataset.megabytes * 2 ** 20) refuse(row, phrase("tooHeavy"));
  else if (!queue.includes(row)) queue.push(row);
  next();
}

export const retry = (row) => send(row, files.get(row));

const retryAll = () =>
  unsent()
    .filter((row) => row.dataset.state === "stuck")
    .forEach(retry);
addEventListener("online", retryAll);
document.addEventListener("session:back", retryAll);

function next() {
  while (running < AT_ONCE && queue.length) {
    const row = queue.shift();
    if (!row.isConnected || row.dataset.state !== "waiting") continue;
    running += 1;
    transfer(row).finally(() => {
      running -= 1;
      next();
      tell();
    });
  }
  tell();
}

async function transfer(row) {
  const file = files.get(row);
  const isWanted = () => files.get(row) === file; // Another photo may be chosen while this one is on its way.
  row.dataset.state = "sending";
  try {
    const answer = await post(file, (share) => isWanted() && progress(row, share));
    if (!isWanted()) return;
    if (answer.refused) refuse(row, answer.refused);
    else if (answer.busy) stick(row, answer.busy);
    else arrive(row, answer);
  } catch (error) {
    if (isWanted()) stick(row, phrase(error.message), error.message);
  }
}

/** Where a photo has come to, when it moves no more. */
function settle(row, state) {
  row.querySelector("progress").hidden = true;
  row.dataset.state = state;
}

function stick(row, reason, name = "") {
  settle(row, "stuck");
  trouble(row, reason);
  // A refusal without words may be the end of the session too: without its cookies the browser is no longer known.
  if (/loggedOut|broken/.test(name)) document.dispatchEvent(new CustomEvent("session:ended"));
}

/** The server's answer; rejects with the name of a phrase. */
function post(file, onProgress) {
  const form = new FormData();
  form.append("image", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = (name) => () => reject(new Error(name));
    request.open("POST", group.dataset.address);
    request.responseType = "json";
    request.setRequestHeader("X-CSRFToken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(loaded / total));
    for (const end of ["error", "abort"]) request.addEventListener(end, fail("unreachable"));
    request.addEventListener("load", () => {
      if (new URL(request.responseURL).pathname !== group.dataset.address) fail("loggedOut")();
      else if (!request.response) fail("broken")();
      else resolve(request.response);
    });
    endAtStandstill(request);
    request.send(form);
  });
}

/** A line that stays open and carries nothing any more would keep its place, and the saving, waiting for ever. */
function endAtStandstill(request) {
  let clock = 0;
  const wait = () => {
    clearTimeout(clock);
    clock = setTimeout(() => request.abort(), LONGEST_STANDSTILL);
  };
  request.upload.addEventListener("progress", wait);
  request.addEventListener("loadend", () => clearTimeout(clock));
  wait();
}

function forget(row) {
  dropFile(row.dataset.file);
  delete row.dataset.file;
}

function arrive(row, { id, thumbnail, offered }) {
  const before = field(row, "id").value;
  settle(row, "sent");
  files.delete(row);
  forget(row);
  row.dataset.thumbnail = thumbnail;
  field(row, "id").value = id;
  offer(row, offered);
  document.dispatchEvent(new CustomEvent("photo:replaced", { detail: { row, before, now: id } }));
  changed();
}

function refuse(row, reason) {
  settle(row, "refused");
  if (row.dataset.thumbnail) show(row, row.dataset.thumbnail); // The photo that it has stays.
  trouble(row, reason);
  forget(row);
}

function progress(row, share) {
  const bar = row.querySelector("progress");
  bar.hidden = false;
  bar.value = share * 100;
}

function trouble(row, reason) {
  const words = reason && phrase("trouble", { name: files.get(row).name, reason });
  tellRefusal(row, words);
  // What is only stuck is sent again; and a photo that was there before stays, which needs no words once it is saved.
  if (row.dataset.state !== "refused" || field(row, "id").value) field(row, "refusal").value = "";
  const button = part(row, "retry");
  const hasFocus = button === document.activeElement;
  button.hidden = row.dataset.state !== "stuck" || !reason;
  if (hasFocus && button.hidden)
    ["caption", "alt"]
      .map((name) => field(row, name))
      .find((input) => !input.hidden)
      .focus();
}

const left = () => [...files.keys()].filter((row) => row.isConnected && !isRemoved(row));

function tell() {
  const moving = left().filter((row) => /waiting|sending/.test(row.dataset.state));
  toldLeft = moving.length ? 0 : left().length;
  if (moving.length) announce(phrase("sending", { n: moving.length }));
  else announce(toldLeft ? phrase("leftBehind", { n: toldLeft }) : phrase("sent"));
  document.dispatchEvent(new CustomEvent("uploads:changed"));
}

/** Photos that could not be sent are spoken of until they are taken out. */
document.addEventListener("photos:changed", () => {
  if (!toldLeft || toldLeft === left().length) return;
  toldLeft = left().length;
  announce(toldLeft ? phrase("leftBehind", { n: toldLeft }) : "");
});
