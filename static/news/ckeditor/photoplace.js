/* The place of a photo in the text: <figure data-photo="12"></figure>, shown as the photo with its caption where readers
 * will see it, and moved or deleted as a whole. */
import { phrase } from "../form/phrases.js";
import { field, list, photos, rowAt } from "../form/photorows.js";

const PLACE = "photoplace";
const TAB = 9;
const DRAWN = /(<figure\b[^>]*\sdata-photo="\d+"[^>]*>).*?(<\/figure>)/gs;

function words(figure, photo, row) {
  if (!photo) return phrase(!row ? "unknownPhoto" : field(row, "refusal").value ? "photoMissing" : "photoExpected");
  const next = figure.parentElement.nextElementSibling?.querySelector("figure[data-photo]");
  return photo.caption || phrase(next ? "sharesCaption" : "noCaption");
}

/** What stands for a photo on its way has a key of its own until the photo has a number. Whether it has just got it. */
function number(figure) {
  const row = rowAt(figure.dataset.photo);
  const id = row && field(row, "id").value;
  if (!id || id === figure.dataset.photo) return false;
  figure.dataset.photo = id;
  return true;
}

function draw(figure) {
  const page = figure.ownerDocument;
  const photo = photos().find(({ id }) => id === figure.dataset.photo);
  const caption = page.createElement("span");
  caption.className = photo?.caption ? "" : "unsaid";
  caption.textContent = words(figure, photo, rowAt(figure.dataset.photo));
  const shown = [caption];
  if (photo?.thumbnail) {
    const image = page.createElement("img");
    image.src = photo.thumbnail;
    image.alt = photo.alt;
    shown.unshift(image);
  }
  figure.replaceChildren(...shown);
}

/** The library's own listener, which comes last, stops nearly every key: the keyboard could never leave a chosen photo. */
function letTabLeave(event) {
  if ([TAB, CKEDITOR.SHIFT + TAB].includes(event.data.keyCode)) event.stop();
}

window.CKEDITOR?.plugins.add(PLACE, {
  // Beside a story that is only read there is no editor.
  requires: "widget",
  init(editor) {
    // What is drawn is no change of the text, so undoing knows nothing of it.
    editor.on("getSnapshot", (event) => (event.data = event.data?.replace?.(DRAWN, "$1$2")), null, null, 1000);
    editor.widgets.add(PLACE, {
      allowedContent: "figure[!data-photo]",
      inline: false,
      upcast: (node) => node.name === "figure" && "data-photo" in node.attributes,
      downcast: (node) => new CKEDITOR.htmlParser.element("figure", { "data-photo": node.attributes["data-photo"] }),
      getLabel() {
        return this.element.getText();
      },
      init() {
        this.on("key", letTabLeave);
      },
    });
  },
});

/** Draw every place anew, as the rows of photos and the order of the text now are. */
export function redraw(editor) {
  const figures = [...(editor.editable()?.$.querySelectorAll("figure[data-photo]") ?? [])];
  // No step of its own: undone, it would be done again at once.
  if (figures.filter(number).length) editor.fire("updateSnapshot");
  figures.forEach(draw);
}

window.CKEDITOR?.on("instanceReady", ({ editor }) => {
  const again = CKEDITOR.tools.eventsBuffer(200, () => redraw(editor)).input;
  editor.on("contentDom", () => redraw(editor));
  editor.on("change", again);
  document.addEventListener("photos:changed", again);
  document.addEventListener("photo:replaced", () => redraw(editor)); // At once: the text may be sent next.
  list?.addEventListener("input", again);
  redraw(editor);
});
