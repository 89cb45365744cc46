// Unfold draws an icon by its English name, which a screen reader would read out.
const ICONS = ".material-symbols-outlined:not([aria-hidden]):not([role])";

new MutationObserver((changes) => {
  for (const change of changes) {
    for (const added of change.addedNodes) {
      if (added.nodeType !== Node.ELEMENT_NODE) continue;
      const icons = [...added.querySelectorAll(ICONS)];
      for (const icon of added.matches(ICONS) ? [added, ...icons] : icons) icon.ariaHidden = "true";
    }
  }
}).observe(document, { childList: true, subtree: true });
