/* On every page of the desk: what was saved need not be kept, and whoever signs out leaves no text behind. */
import { all, drop, saved } from "./drafts.js";

const words = document.querySelector("script[data-unsaved]").dataset.unsaved;
const done = saved();
if (done) drop(done);

document.getElementById("logout-form")?.addEventListener("submit", (event) => {
  const drafts = all();
  const titles = drafts.map(({ title }) => title || "…").join("; ");
  if (drafts.length && !confirm(words.replace("{titles}", titles))) event.preventDefault();
  else for (const { key } of drafts) drop(key);
});
