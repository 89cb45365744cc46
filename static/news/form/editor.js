/* The editor that texts are written in: another one would come into the form by offering the same functions here. */
export * from "../ckeditor/editor.js";
