/* A fault of a refused form leads to its field, and so does a hint, which selects the words it speaks of. Where a refused form
 * begins, its faults are told. */

function select(field, quote) {
  // A caption that is shared with the next photo is hidden, and shown again by the box beside it.
  const shown = field.hidden ? field.closest(".photo").querySelector("[name$=-shares_caption]") : field;
  shown.scrollIntoView({ block: "center" });
  shown.focus();
  const start = quote ? field.value.indexOf(quote) : -1;
  if (start >= 0) field.setSelectionRange(start, start + quote.length);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-place]");
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  select(document.getElementById(link.dataset.place), link.dataset.quote);
});

// A browser that draws the page late forgets the field that asks for the focus.
(document.getElementById("desk-faults") ?? document.querySelector("[autofocus]"))?.focus();
