/* A small form is sent only while the same person is signed in: else the page of signing in would stand where her text was.
 * The form of an article keeps its text by itself (autosave.js). */
const form = document.querySelector("#content form[id$=_form]:not(#article_form)");
const person = document.getElementById("page").dataset.person;
const notice = document.getElementById("desk-sign-in");
let isSure = false;

/** The page of this form as it is now; null if it is another person's or nobody's, undefined where nothing can be told. */
async function pageNow() {
  const answer = await fetch(location.href, { redirect: "manual" }).catch(() => ({}));
  if (answer.type === "opaqueredirect" || answer.status === 403) return null;
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : undefined;
}

async function send(event) {
  if (isSure) return;
  event.preventDefault();
  const page = await pageNow();
  const isHere = page === undefined || page?.getElementById("page")?.dataset.person === person;
  notice.hidden = isHere;
  if (!isHere) return notice.focus();
  // Signing in anew has changed it.
  const token = page?.querySelector("#content [name=csrfmiddlewaretoken]");
  if (token) form.elements.csrfmiddlewaretoken.value = token.value;
  isSure = true;
  form.requestSubmit(event.submitter);
}

if (form) {
  form.before(notice);
  form.addEventListener("submit", send);
  addEventListener("pageshow", () => (isSure = false));
}
