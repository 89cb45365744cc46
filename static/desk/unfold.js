/* htmx would write a style element into the page, which the desk's policy refuses; the desk shows no such indicator. */
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;

// Unfold writes the name of a chosen file into the first text field near by, such as the title of an article: here into its own.
function showName({ target }) {
  const labels = target.type === "file" ? [...target.labels] : [];
  const shown = labels.map((label) => label.parentElement.querySelector("input[type=text][disabled]")).find(Boolean);
  shown?.setAttribute("value", target.files[0]?.name ?? "");
}

for (const event of ["change", "file:chosen"]) document.addEventListener(event, showName);
addEventListener("DOMContentLoaded", () => (window.fileInputUpdatePath = () => {}));

// Unfold's styles have room for the sidebar from 1280 pixels on, a laptop's at 150 %; its script opens it above them only.
const WIDE = matchMedia("(min-width: 1280px)");

function sidebarIsWanted() {
  return WIDE.matches && localStorage.getItem("sidebarOpen") !== "0";
}

document.addEventListener("alpine:init", () => {
  const unfoldsTheme = window.theme;
  window.theme = (chosen) => {
    const theme = unfoldsTheme(chosen);
    theme.sidebarOpen = sidebarIsWanted();
    theme.sidebarToggle = function () {
      this.sidebarOpen = !this.sidebarOpen;
      if (WIDE.matches) localStorage.setItem("sidebarOpen", this.sidebarOpen ? "1" : "0");
    };
    theme.themeBindings["x-resize.window"] = function () {
      this.sidebarOpen = sidebarIsWanted();
    };
    return theme;
  };
});
