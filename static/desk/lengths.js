/* A text that is pasted into a field of limited length stays there whole: the field says how much is too much, and the form
 * waits until it is shortened. A browser by itself would cut it without a word. */
const LIMITED = "input[maxlength]:not([type=search]):not([type=password]), textarea[maxlength]";
const words = document.getElementById("page")?.dataset.tooLong;

/** Letters as the server counts them: a smiley is one. */
const over = (field) => [...field.value.trim()].length - Number(field.dataset.longest);

function takeOver(field) {
  field.dataset.longest = field.maxLength;
  field.removeAttribute("maxlength");
}

function tell(field) {
  const told =
    field.parentElement.querySelector(":scope > .desk-too-long") ??
    Object.assign(document.createElement("p"), { className: "desk-too-long", role: "status" });
  const isTooLong = over(field) > 0;
  field.ariaInvalid = isTooLong ? "true" : null;
  told.textContent = isTooLong ? words.replace("{n}", over(field)).replace("{most}", field.dataset.longest) : "";
  field.after(told);
}

function holdBack(event) {
  const tooLong = [...event.target.elements].find((field) => field.dataset.longest && over(field) > 0);
  if (!tooLong || event.submitter?.dataset.preview !== undefined) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  tell(tooLong);
  tooLong.closest("details")?.setAttribute("open", "");
  tooLong.focus();
}

if (words) {
  for (const field of document.querySelectorAll(LIMITED)) takeOver(field);
  // Rows that come later are taken over before anything is typed into them.
  document.addEventListener("focusin", ({ target }) => target.matches?.(LIMITED) && takeOver(target));
  document.addEventListener("input", ({ target }) => {
    if (target.matches(LIMITED)) takeOver(target);
    if (target.dataset.longest && (over(target) > 0 || target.ariaInvalid)) tell(target);
  });
  document.addEventListener("submit", holdBack, true);
}
