/* What the page says of its own accord: to everyone in one line, also to screen readers. */
import { whoIsHere } from "../../desk/whoishere.js";

const line = document.getElementById("recipients-status");

export function tell(text, isFault = false) {
  line.textContent = text;
  line.classList.toggle("is-fault", isFault);
}

export class NotAnswered extends Error {}

/* Returns what the server answers; throws NotAnswered with the sentence to show.
 * Asking who is here renews the token, which signing in anew has changed. */
export async function send(address, content, words) {
  const answer = await whoIsHere(document.getElementById("desk-sign-in").dataset.stillHere);
  if (answer === null || answer?.isSame === false) throw new NotAnswered(words.signedOut);
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  let response;
  try {
    response = await fetch(address, { method: "POST", body: content, headers: { "X-CSRFToken": token } });
  } catch {
    throw new NotAnswered(words.failed);
  }
  if (response.redirected) throw new NotAnswered(words.signedOut);
  if (response.status === 403) throw new NotAnswered(words.notAllowed);
  if (!response.ok) throw new NotAnswered(words.failed);
  return response.json();
}
