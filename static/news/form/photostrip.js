/* The photos once more, small, above the text: to be dragged or clicked into it. */
import { showAbove, whenReady } from "./editor.js";
import { phrase } from "./phrases.js";
import { field, list, part, photos } from "./photorows.js";
import { goTo, isPlaced, place, spread, unplace } from "./phototext.js";

const DELAY = 300;
const strip = document.createElement("div");
strip.className = "photo-strip";
let timer = null;

function button({ id, number, thumbnail, caption }) {
  const made = document.createElement("button");
  made.type = "button";
  made.draggable = true;
  made.dataset.photo = id;
  made.classList.toggle("is-placed", isPlaced(id));
  made.title = phrase(isPlaced(id) ? "goToPhoto" : "placePhoto", { n: number, caption });
  made.ariaLabel = made.title;
  made.append(Object.assign(new Image(), { src: thumbnail ?? "", alt: "", draggable: false }), String(number));
  return made;
}

function spreader(shown) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = phrase("spread");
  made.dataset.act = "spread";
  made.disabled = shown.every(({ id }) => isPlaced(id));
  return made;
}

function draw() {
  clearTimeout(timer);
  timer = null;
  const focused = strip.contains(document.activeElement) && document.activeElement.dataset.photo;
  const shown = photos();
  strip.hidden = !shown.length;
  strip.replaceChildren(...shown.map(button), spreader(shown));
  if (focused) strip.querySelector(`[data-photo="${focused}"]`)?.focus();
  for (const { id, row } of shown) part(row, "place").textContent = phrase(isPlaced(id) ? "takeOut" : "putIn");
}

function dragged(event) {
  const id = event.target.closest("[data-photo]")?.dataset.photo ?? field(event.target.closest(".photo"), "id").value;
  event.dataTransfer.setData("application/x-photo", id);
  event.dataTransfer.setData("text/html", `<figure data-photo="${id}"></figure>`); // Else the text takes no drop.
  event.dataTransfer.setDragImage(event.target.querySelector("img") ?? event.target, 20, 20);
}

function onRow({ target }) {
  if (target.dataset.act !== "place") return;
  const id = field(target.closest(".photo"), "id").value;
  if (id) (isPlaced(id) ? unplace : place)(id);
}

function onStrip({ target }) {
  const chosen = target.closest("button");
  if (chosen?.dataset.act === "spread") spread();
  else if (chosen) (isPlaced(chosen.dataset.photo) ? goTo : place)(chosen.dataset.photo);
}

if (list && document.getElementById("photo-empty")) {
  whenReady(() => {
    showAbove(strip);
    draw();
  });
  document.addEventListener("text:changed", () => (timer ??= setTimeout(draw, DELAY)));
  document.addEventListener("photos:changed", draw);
  strip.addEventListener("click", onStrip);
  strip.addEventListener("dragstart", dragged);
  list.addEventListener("click", onRow);
}
