// While a process is at work, the page asks anew how far it is, and is loaded anew when the process has ended.
const SECONDS = 3;

async function renew() {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer || answer.status >= 500) return later(); // The server is being started anew, or the line is down.
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.querySelector("[data-at-work]");
  const shown = document.querySelector("[data-at-work]");
  if (!answer.ok || !now) {
    location.reload();
    return;
  }
  if (now.textContent !== shown.textContent) shown.replaceWith(now);
  later();
}

function later() {
  setTimeout(renew, SECONDS * 1000);
}

if (document.querySelector("[data-at-work]")) later();
