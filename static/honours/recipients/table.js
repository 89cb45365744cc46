/* The table of recipients: everything that is at work in it. */
import { count, put } from "./drawing.js";
import { insert, remove } from "./cells.js";
import { goToNextFault } from "./keys.js";
import "./reading.js";
import { page, row } from "./rows.js";
import { save } from "./saving.js";

const BUTTONS = { save, insert, remove, fault: goToNextFault };

put(page.rows.map(row));
count();
const first = document.querySelector("#recipients td[role=gridcell]");
if (first) first.tabIndex = 0;

for (const [name, does] of Object.entries(BUTTONS)) document.getElementById(`recipients-${name}`)?.addEventListener("click", does);

// Enter in a field of the decision saves nothing: the button and Ctrl+S do.
document.getElementById("recipients-decision")?.addEventListener("submit", (event) => event.preventDefault());

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  if (page.mayChange) save();
});
