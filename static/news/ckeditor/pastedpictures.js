/* The pictures in what is pasted. They stay where they came from, and so does the place of a photo of another article. */
import { rowAt } from "../form/photorows.js";

const LARGEST_ICON = 32; // Pixels: a smiley, or what only counts who reads.
const PLACES = "figure[data-photo]";
const VML = /<v:imagedata\b/gi; // Word says it in a comment, often without saying it in HTML too.

const isIcon = (image) => [image.getAttribute("width"), image.style.width].some((width) => parseInt(width, 10) <= LARGEST_ICON);
const isForeign = (place) => !rowAt(place.dataset.photo);
const around = (place) => place.closest("[data-cke-widget-wrapper]") ?? place;

function drawnByWord(page) {
  const comments = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT);
  let found = 0;
  while (comments.nextNode()) found += (comments.currentNode.data.match(VML) ?? []).length;
  return found;
}

/** How many pictures and photos of other articles a page shows. */
export function countPictures(page) {
  const images = [...page.querySelectorAll("img")].filter(
    (image) => !isIcon(image) && !image.closest(`[data-cke-widget-wrapper], ${PLACES}`),
  );
  const foreign = [...page.querySelectorAll(PLACES)].filter(isForeign);
  return (images.length || drawnByWord(page)) + foreign.length;
}

/** Take out the places of photos that this article does not have. */
export function takeOutForeign(page) {
  for (const place of [...page.querySelectorAll(PLACES)].filter(isForeign)) around(place).remove();
}
