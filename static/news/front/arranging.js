/* The blocks of the front page: dragged, or moved by the buttons; the preview follows. Without it, numbers are typed. */
const form = document.getElementById("front-page");
const list = form.querySelector(".front-rows");
const said = document.getElementById("front-said");
let dragged = null;

const place = (row) => [...list.children].indexOf(row) + 1;

function number() {
  for (const row of list.children) row.querySelector("input").value = place(row);
}

const preview = () => form.requestSubmit(form.querySelector(".front-preview"));

function moved(row) {
  number();
  said.textContent = list.dataset.moved.replace("{name}", row.dataset.name).replace("{place}", place(row));
  preview();
}

function move(row, by) {
  const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return;
  other[by < 0 ? "before" : "after"](row);
  moved(row);
}

function over(event) {
  const row = event.target.closest("li");
  if (!dragged || !row) return;
  event.preventDefault();
  if (row === dragged) return;
  row[place(row) > place(dragged) ? "after" : "before"](dragged);
}

form.classList.add("is-scripted");
for (const row of list.children) {
  row.draggable = true;
  row.querySelector(".front-moves").hidden = false;
}
number();
list.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-move]");
  if (!button) return;
  move(button.closest("li"), Number(button.dataset.move));
  button.focus(); // Moved in the document, it would lose it.
});
list.addEventListener("change", ({ target }) => {
  target.closest("li").querySelector(".front-shape").dataset.kind = target.value;
});
form.addEventListener("change", preview);
list.addEventListener("dragstart", (event) => {
  dragged = event.target.closest("li");
  dragged.classList.add("is-dragged");
  event.dataTransfer.effectAllowed = "move";
});
list.addEventListener("dragover", over);
list.addEventListener("drop", (event) => event.preventDefault());
list.addEventListener("dragend", () => {
  dragged.classList.remove("is-dragged");
  moved(dragged);
  dragged = null;
});
