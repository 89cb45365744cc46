/* Nothing that has the focus lies under a bar: scrolling leaves as much room as the bars of the page take just now. */
const BARS = {
  scrollPaddingTop: "#desk-form",
  scrollPaddingBottom: "#submit-row, :has(> #changelist-actions-wrapper)",
};
const STAYS = /sticky|fixed/;
const MARGIN = 20; // Above the bar of the buttons Unfold draws a shade of 16 px.

function room(selector) {
  const bar = document.querySelector(selector);
  return bar && STAYS.test(getComputedStyle(bar).position) ? bar.offsetHeight + MARGIN : 0;
}

/** A bar that is fixed takes no room of its own: without more page behind it the last row could not be scrolled above it. */
function end() {
  const bar = document.querySelector(BARS.scrollPaddingBottom);
  return bar && getComputedStyle(bar).position === "fixed" ? `${bar.offsetHeight + MARGIN}px` : "";
}

/** A bar that grew may have come over what has the focus. */
function uncover() {
  const focused = document.activeElement;
  const { top, bottom } = focused.getBoundingClientRect();
  const isOfBar = focused === document.body || focused.closest(Object.values(BARS).join());
  const isLow = top < innerHeight && bottom > innerHeight - room(BARS.scrollPaddingBottom);
  if (!isOfBar && isLow && bottom - top < innerHeight / 2) focused.scrollIntoView({ block: "nearest" });
}

function measure() {
  for (const [side, selector] of Object.entries(BARS)) document.documentElement.style[side] = `${room(selector)}px`;
  document.body.style.paddingBottom = end();
  uncover();
}

const seen = new ResizeObserver(measure); // Told at once, and when a bar comes, grows or goes.
for (const bar of document.querySelectorAll(Object.values(BARS).join())) seen.observe(bar);

/** A box that opens below the window comes into it. The event of `details` does not bubble. */
function comeIntoWindow({ target }) {
  if (target.open && target.matches(".desk-note, .desk-bin")) target.scrollIntoView({ block: "nearest" });
}
document.addEventListener("toggle", comeIntoWindow, true);
