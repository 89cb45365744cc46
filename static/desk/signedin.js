/* A small form is sent only while the same person is signed in: else the page of signing in would stand where her text was.
 * The form of an article keeps its text by itself (autosave.js). */
import { whoIsHere } from "./whoishere.js";

const form = document.querySelector("#content form[id$=_form]:not(#article_form)");
const notice = document.getElementById("desk-sign-in");
let isSure = false;

async function send(event) {
  if (isSure || event.submitter?.formMethod === "dialog") return; // Of no_default_button.html, which sends nothing.
  event.preventDefault();
  const answer = await whoIsHere(notice.dataset.stillHere);
  const mayGo = answer === undefined || Boolean(answer?.isSame); // Of a line that is down the browser tells.
  notice.hidden = mayGo;
  if (!mayGo) return notice.focus();
  isSure = true;
  form.requestSubmit(event.submitter);
  isSure = false;
}

if (form) {
  form.before(notice);
  form.addEventListener("submit", send);
}
