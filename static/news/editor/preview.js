/* Shows a photo beside its caption as soon as its file is chosen, before anything is sent. */
document.addEventListener("change", ({ target }) => {
  const box = target.closest(".desk-photo");
  if (!box || target.type !== "file") return;
  const [file] = target.files;
  if (!file) return;
  const image = new Image();
  image.className = "desk-thumbnail";
  image.alt = file.name;
  image.src = URL.createObjectURL(file);
  image.addEventListener("load", () => {
    URL.revokeObjectURL(image.src);
    box.querySelector(".desk-thumbnail").replaceWith(image);
  });
  image.addEventListener("error", () => URL.revokeObjectURL(image.src));
});
