/* The times that the clock beside a box offers: those at which a newsroom publishes. Django's are midnight, 6, noon and 18. */
{
  const HOURS = [6, 7, 8, 9, 10, 11, 14, 15, 16, 17, 19, 20];
  const shortcuts = window.DateTimeShortcuts; // Missing where there is no box for a time.

  if (shortcuts) {
    const [now] = shortcuts.clockHours.default_;
    shortcuts.clockHours.default_ = [now, ...HOURS.map((hour) => [`${String(hour).padStart(2, "0")}:00`, hour])];

    // Nobody typed what was chosen, so it would not be kept in the browser.
    const choose = shortcuts.handleClockQuicklink;
    shortcuts.handleClockQuicklink = (number, value) => {
      choose.call(shortcuts, number, value);
      shortcuts.clockInputs[number].dispatchEvent(new Event("input", { bubbles: true }));
    };
  }
}
