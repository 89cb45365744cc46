/* Nothing that has the focus lies under a bar: scrolling leaves as much room as the bars of the page take just now. */
const BARS = {
  scrollPaddingTop: "#desk-form",
  scrollPaddingBottom: "#submit-row, :has(> #changelist-actions-wrapper)",
};
const STAYS = /sticky|fixed/;
const MARGIN = 8;

function room(selector) {
  const bar = document.querySelector(selector);
  return bar && STAYS.test(getComputedStyle(bar).position) ? bar.offsetHeight + MARGIN : 0;
}

function measure() {
  for (const [side, selector] of Object.entries(BARS)) document.documentElement.style[side] = `${room(selector)}px`;
}

const seen = new ResizeObserver(measure); // Told at once, and when a bar comes, grows or goes.
for (const bar of document.querySelectorAll(Object.values(BARS).join())) seen.observe(bar);
