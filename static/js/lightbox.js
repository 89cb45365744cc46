// The photos of a story, large. Each has an address (#anh-3), so that Back closes what was opened.
"use strict";

const lightbox = document.querySelector(".lightbox");
const photos = [...document.querySelectorAll("a.photo")];
const large = [];
let shown = 0;

const asked = () => location.hash.match(/^#anh-(\d+)$/)?.[1] - 1;
const around = (number) => (number + photos.length) % photos.length;

/** The photo for the whole screen, fetched from now on. */
function enlarge(number) {
  if (large[number]) return large[number];
  const picture = photos[number].querySelector("picture").cloneNode(true);
  large[number] = picture;
  for (const part of picture.children) part.sizes = "100vw";
  picture.lastElementChild.loading = "eager";
  return picture;
}

function show(number) {
  shown = number;
  history.replaceState(history.state, "", `#anh-${number + 1}`);
  const picture = enlarge(number);
  lightbox.querySelector("figure > div").replaceChildren(picture);
  const caption = photos[number].closest("figure").querySelector("figcaption")?.cloneNode(true).childNodes || [];
  lightbox.querySelector("figcaption").replaceChildren(`${number + 1}/${photos.length} `, ...caption);
  if (!lightbox.open) lightbox.showModal();
  // Its neighbours come when it is there, not before.
  const fetchNeighbours = () => shown === number && [number + 1, number - 1].map(around).forEach(enlarge);
  picture.lastElementChild.decode().then(fetchNeighbours, fetchNeighbours);
}

function open(number) {
  history.scrollRestoration = "manual"; // Closing leads to the photo last shown, not to the first.
  history.pushState("lightbox", "");
  show(number);
}

function move(step) {
  if (step) show(around(shown + step));
  else lightbox.close();
}

function followAddress() {
  if (photos[asked()]) return show(asked());
  lightbox.close();
  history.scrollRestoration = "auto";
}

if (lightbox?.showModal && photos.length) {
  for (const [number, link] of photos.entries()) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(number);
    });
  }
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
  lightbox.addEventListener("close", () => {
    if (history.state === "lightbox") history.back();
    else history.replaceState(null, "", location.pathname + location.search);
    photos[shown].focus();
  });
  addEventListener("popstate", followAddress);
  if (photos[asked()]) show(asked());
}
