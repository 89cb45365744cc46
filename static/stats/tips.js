/* A definition that is opened stays within the window, and is closed by a click elsewhere or by Escape. */
(() => {
  const MARGIN = 8;

  function keepInside(text) {
    text.style.translate = "";
    const { left, right } = text.getBoundingClientRect();
    const beyond = Math.max(0, right + MARGIN - document.documentElement.clientWidth);
    text.style.translate = `${Math.max(-beyond, MARGIN - left)}px`;
  }

  function closeAllBut(kept) {
    for (const tip of document.querySelectorAll(".definition[open]")) if (tip !== kept) tip.open = false;
  }

  document.addEventListener("toggle", ({ target }) => target.matches(".definition[open]") && keepInside(target.lastElementChild), true);
  document.addEventListener("click", ({ target }) => closeAllBut(target.closest(".definition")));
  document.addEventListener("keydown", ({ key }) => key === "Escape" && closeAllBut(null));
})();
