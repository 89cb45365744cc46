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
if (!navigator.clipboard) document.querySelector("[data-copy]")?.remove();

// The photos of a story, large, one after the other.

const lightbox = document.querySelector(".lightbox");
const photos = [...document.querySelectorAll("a.photo")];
let shown = 0;

function show(number) {
  shown = (number + photos.length) % photos.length;
  const picture = photos[shown].querySelector("picture").cloneNode(true);
  for (const part of picture.children) part.sizes = "100vw";
  picture.querySelector("img").loading = "eager";
  lightbox.querySelector("figure > div").replaceChildren(picture);
  const caption = photos[shown].closest("figure").querySelector("figcaption")?.cloneNode(true).childNodes || [];
  lightbox.querySelector("figcaption").replaceChildren(`${shown + 1}/${photos.length} `, ...caption);
  if (!lightbox.open) lightbox.showModal();
}

function move(step) {
  if (step) show(shown + step);
  else lightbox.close();
}

if (lightbox?.showModal && photos.length) {
  photos.forEach((link, number) =>
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(number);
    }),
  );
  for (const button of lightbox.querySelectorAll("[data-move]")) {
    button.hidden = photos.length < 2 && button.dataset.move !== "0";
    button.addEventListener("click", () => move(Number(button.dataset.move)));
  }
  lightbox.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) move(step);
  });
  // What is no photo and no button is the dark around them.
  lightbox.addEventListener("click", (event) => event.target.closest("img, button, figcaption") || lightbox.close());
  let from = null;
  lightbox.addEventListener("touchstart", (event) => (from = event.touches.length === 1 ? event.touches[0] : null));
  lightbox.addEventListener("touchend", (event) => {
    const to = event.changedTouches[0];
    const across = from ? to.clientX - from.clientX : 0;
    if (Math.abs(across) > 40 && Math.abs(across) > 2 * Math.abs(to.clientY - from.clientY)) move(across < 0 ? 1 : -1);
  });
  lightbox.addEventListener("close", () => photos[shown].focus());
}
