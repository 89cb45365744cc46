/* Unfold would write the name of a chosen file into the first text field around it: here that is the note. */
document.addEventListener("change", (event) => event.target.type === "file" && event.stopPropagation(), true);
