/* Enter in a line goes on to the next field, as down the column of photos: the form is sent by its buttons alone. */
import { form } from "./formstate.js";

const LINE = "input:not([type=checkbox], [type=radio], [type=file])";

const isReached = (input) => input.matches("input, select, textarea") && !input.disabled && input.offsetParent;

function goOn(event) {
  if (event.key !== "Enter" || event.isComposing || event.defaultPrevented || !event.target.matches(LINE)) return;
  event.preventDefault();
  const after = [...form.elements].slice([...form.elements].indexOf(event.target) + 1);
  after.find(isReached)?.focus();
}

form?.addEventListener("keydown", goOn);
// What a phone writes on that key.
form?.addEventListener("focusin", ({ target }) => {
  if (target.matches(LINE)) target.enterKeyHint = "next";
});
