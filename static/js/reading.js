// Niceties for readers. Without this script every photo is a link and every page can be read.
"use strict";

const root = document.documentElement;
const SIZES = 5;

function keep(name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // It holds for this page at least.
  }
  showPreferences();
}

function showPreferences() {
  const size = Number(root.dataset.size || 1);
  for (const button of document.querySelectorAll("[data-step]")) {
    const next = size + Number(button.dataset.step);
    button.setAttribute("aria-disabled", next < 1 || next > SIZES);
  }
  document.querySelector("[data-contrast]:not(html)")?.setAttribute("aria-pressed", "contrast" in root.dataset);
}

function changeSize(step) {
  const size = Math.min(SIZES, Math.max(1, Number(root.dataset.size || 1) + step));
  keep("size", size > 1 ? String(size) : "");
}

async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  const label = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => (button.textContent = label), 3000);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if ("step" in button.dataset) changeSize(Number(button.dataset.step));
  if ("contrast" in button.dataset) keep("contrast", root.dataset.contrast ? "" : "more");
  if ("copy" in button.dataset) copy(button);
});
showPreferences();
// Browsers hand the clipboard to encrypted pages only.
if (!navigator.clipboard) for (const button of document.querySelectorAll("[data-copy]")) button.remove();
