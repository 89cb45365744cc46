/* The editor's frames, of the text and of the menus, are as dark as the desk around them. */
function follow() {
  const isDark = document.documentElement.classList.contains("dark");
  for (const frame of document.querySelectorAll("iframe[class^=cke_]"))
    frame.contentDocument?.documentElement?.classList.toggle("dark", isDark);
}

CKEDITOR.on("instanceReady", ({ editor }) => {
  follow();
  for (const moment of ["contentDom", "panelShow", "dialogShow"]) editor.on(moment, follow);
});
new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ["class"] });
