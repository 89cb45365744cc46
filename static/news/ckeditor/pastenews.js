/* What came of a paste, told above the text until the next one or until it is closed. */
import { phrase } from "../form/phrases.js";

const news = Object.assign(document.createElement("div"), { className: "paste-news", role: "status" });

function line(words) {
  return Object.assign(document.createElement("p"), { textContent: words });
}

function button(words, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  made.addEventListener("click", act);
  return made;
}

export function clearNews() {
  news.replaceChildren();
}

/** Say something of what was just pasted: a phrase by its name, and perhaps a button for what can be done. */
export function tellOfPaste(name, values = {}, [words, act] = []) {
  const told = line(phrase(name, values));
  if (act) told.append(" ", button(words, act));
  if (!news.childElementCount) news.append(button(phrase("closeNews"), clearNews));
  news.lastElementChild.before(told);
}

CKEDITOR.on("instanceReady", ({ editor }) => {
  editor.ui.space("top").$.append(news);
});
