/* When the form can be worked in: with its text in the editor, and without one as soon as the page is whole. */
export function whenReady(act) {
  if (window.CKEDITOR) CKEDITOR.on("instanceReady", act);
  else addEventListener("load", act);
}
