/* The file of a photo's row: drawn small at once, and sent now, or with the form where another photo is stored. */
import { newKey } from "../../desk/drafts.js";
import { choose, dropFile, keepFile, tellChosen } from "../../desk/unsentfiles.js";
import { isStored, show, tellRefusal } from "./photorows.js";
import { send } from "./uploads.js";

const WIDTH = 640;
let drawing = Promise.resolve();

/** Draw the photo small, one after the other: thirteen of 24 megapixels side by side would take all memory of a tablet. */
function preview(row, file) {
  const key = row.dataset.file;
  drawing = drawing
    .then(async () => {
      const bitmap = await createImageBitmap(file, { resizeWidth: WIDTH, resizeQuality: "medium" });
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext("2d").drawImage(bitmap, 0, 0);
      bitmap.close();
      const drawn = await canvas.convertToBlob({ type: "image/webp" });
      if (row.dataset.state === "refused" && row.dataset.thumbnail) return;
      if (isStored(row) && row.dataset.file !== key) return; // Taken back meanwhile, or another was chosen.
      show(row, URL.createObjectURL(drawn));
    })
    .catch(() => {}); // What the browser cannot draw, the server may still know.
}

/** Show a photo in its row, and send it. */
export function resume(row, file) {
  preview(row, file);
  send(row, file);
}

/** Another photo for a stored one goes with the form; until then this browser keeps it under its key. */
export function replace(row, file, key = newKey()) {
  row.dataset.file = key;
  keepFile(key, file);
  tellRefusal(row, "");
  preview(row, file);
}

/** The same in a form that has lost it, or for a file that was chosen elsewhere. */
export function replaceAgain(row, file, key) {
  choose(row.querySelector("[type=file]"), file);
  replace(row, file, key);
}

/** Leave a stored row as it was without the file; `thumbnail` and `refusal` are what it showed. */
export function takeBack(row, thumbnail, refusal) {
  dropFile(row.dataset.file);
  delete row.dataset.file;
  row.dataset.showing = "";
  const input = row.querySelector("[type=file]");
  input.value = "";
  tellChosen(input);
  row.querySelector(".desk-thumbnail").replaceWith(thumbnail);
  tellRefusal(row, refusal);
}
