/* A hint about the text leads to the words it speaks of. To those about other fields the whole desk knows the way (faults.js). */
import { FIELD, select } from "./editor.js";

function follow(event) {
  const link = event.target.closest(`a[data-place="${FIELD}"]`);
  if (!link) return;
  event.preventDefault();
  select(link.dataset.quote);
}

document.addEventListener("click", follow, true);
