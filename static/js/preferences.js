// Before anything is painted: how this reader wants pages to look, kept in her browser alone.
"use strict";

document.documentElement.classList.add("scripted");
try {
  for (const name of ["size", "contrast"]) {
    const kept = localStorage.getItem(name);
    if (kept) document.documentElement.dataset[name] = kept;
  }
} catch {
  // A browser that keeps nothing shows pages as they are.
}
