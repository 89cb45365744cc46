/* What is pasted from Word, Google Docs or an old page as plain as if it were typed: what CKEditor's own filters leave. */
import { takeOutForeign } from "./pastedpictures.js";
import { withoutTricks } from "./plaintext.js";

const KEPT_CLASS = /^text-(start|center|end|justify)$/;
const BLOCKS = "p, ul, ol, table, h2, h3, h4, blockquote, figure";

/** The title of a document is that of the article: its headings begin a level below, and all end at the smallest. */
function lower(page) {
  const step = page.querySelector("h1") ? 1 : 0;
  for (const heading of page.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const made = page.createElement(`h${Math.min(4, Number(heading.localName[1]) + step)}`);
    align(made, heading);
    made.className = heading.className;
    made.append(...heading.childNodes);
    heading.replaceWith(made);
  }
}

const unwrap = (element) => element.replaceWith(...element.childNodes);
const isEmpty = (element) => !element.textContent.trim() && !element.querySelector("figure");

function plainLetters(page) {
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = withoutTricks(texts.currentNode.data).replaceAll("\u00a0", " ");
}

/** How text is written, whichever way its program says so. */
const MARKS = [
  ["strong", "b, span[style]", ({ fontWeight }) => fontWeight === "bold" || fontWeight >= 600],
  ["em", "i, span[style]", ({ fontStyle }) => fontStyle === "italic"],
  ["u", "span[style]", ({ textDecorationLine }) => textDecorationLine.includes("underline")],
  ["s", "strike, span[style]", ({ textDecorationLine }) => textDecorationLine.includes("line-through")],
  ["sup", "span[style]", ({ verticalAlign }) => verticalAlign === "super"],
  ["sub", "span[style]", ({ verticalAlign }) => verticalAlign === "sub"],
];

const isLight = ({ style }) => /^(normal|[1-4]00)$/.test(style.fontWeight); // Google Docs wraps all in such a <b>.

function mark(page, [name, selector, isMeant]) {
  for (const element of page.querySelectorAll(selector)) {
    if (element.localName === "span" && !isMeant(element.style)) continue;
    const made = page.createElement(name);
    made.append(...element.childNodes);
    if (element.localName === "span") element.append(made);
    else element.replaceWith(made);
  }
}

/** Centred and right-hand text is meant so; left and justified is only how another program sets its pages. */
function alignAsMeant(element) {
  const aligned = element.style.textAlign || element.align;
  if (!/^(center|right)$/i.test(aligned)) element.style.textAlign = "";
  element.removeAttribute("align");
}

/** The language and the tooltips of another page, which say nothing here. */
function withoutNotes(element) {
  element.removeAttribute("lang");
  if (element.localName !== "abbr") element.removeAttribute("title");
}

/** Old pages held a photo and its caption in a table of one column. */
function unfoldTable(table) {
  if ([...table.rows].some((row) => row.cells.length > 1)) return;
  const cells = [...table.rows].flatMap((row) => [...row.cells]);
  table.replaceWith(...cells.flatMap((cell) => (cell.querySelector(BLOCKS) ? [...cell.childNodes] : [paragraph(cell)])));
}

/** How text is aligned is still a style here, and becomes a class when it comes in (words.js). */
function align(element, like) {
  element.style.textAlign = like.style.textAlign || like.align || element.style.textAlign;
}

function paragraph(cell) {
  const made = cell.ownerDocument.createElement("p");
  align(made, cell);
  made.append(...cell.childNodes);
  return made;
}

/** A cell of one paragraph needs no paragraph. */
function unfoldCell(cell) {
  const [only, ...others] = cell.children;
  if (!others.length && only?.matches("p") && only.textContent.trim() === cell.textContent.trim()) {
    align(cell, only);
    unwrap(only);
  }
}

const isBlock = (node) => node?.nodeType === Node.ELEMENT_NODE && node.matches(`${BLOCKS}, div, hr`);
const isBlank = (node) => node.nodeType === Node.TEXT_NODE && !node.data.trim();

/** Its neighbour on this side, whatever blanks the source has between them. */
function beside(node, side) {
  let other = node[side];
  while (other && isBlank(other)) other = other[side];
  return other;
}

/** A blank line parts paragraphs. */
function part(block) {
  if (!block.querySelector("br") || [...block.childNodes].some(isBlock)) return;
  const made = [[]];
  for (const node of block.childNodes) {
    const isAgain = node.localName === "br" && beside(node, "previousSibling")?.localName === "br";
    if (isAgain && made.at(-1).length) made.push([]);
    else if (!isAgain) made.at(-1).push(node);
  }
  if (made.length < 2) return;
  const paragraphs = made.map((nodes) => {
    const paragraph = block.ownerDocument.createElement("p");
    if (nodes.at(-1)?.localName === "br") nodes.pop();
    paragraph.append(...nodes);
    return paragraph;
  });
  if (block.localName === "body") block.replaceChildren(...paragraphs);
  else block.replaceWith(...paragraphs);
}

/** A line that ends where a block begins or ends anyway. */
const isIdle = (line) => ["previousSibling", "nextSibling"].some((side) => !beside(line, side) || isBlock(beside(line, side)));

function trimEnd(block) {
  const last = block.lastChild;
  if (last?.nodeType === Node.TEXT_NODE) last.data = last.data.trimEnd();
}

/** Pasted HTML as a reporter would have typed it. */
export function tidy(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const each = (selector, act) => page.body.querySelectorAll(selector).forEach(act);
  plainLetters(page);
  lower(page);
  takeOutForeign(page);
  each("img", (image) => image.remove());
  each("figure:not([data-photo])", unwrap);
  each("div:not([data-cke-widget-wrapper]), span", (around) => around.querySelector(BLOCKS) && unwrap(around));
  each("table", unfoldTable);
  each("[class]", (element) => {
    element.className = [...element.classList].filter((name) => KEPT_CLASS.test(name)).join(" ");
    if (!element.className) element.removeAttribute("class");
  });
  each("a u", unwrap);
  each("a [style]", (element) => element.removeAttribute("style"));
  each("b, strong", (element) => isLight(element) && unwrap(element));
  for (const meant of MARKS) mark(page, meant);
  each("[style], [align]", alignAsMeant);
  each("[lang], [title]", withoutNotes);
  each("span:not([data-cke-widget-wrapper] span), font", unwrap);
  each("p, div", part);
  part(page.body);
  each("colgroup", (columns) => columns.remove());
  each('a:not([href]), a[href^="javascript:" i], a[href^="file:" i], a[href^="#"]', unwrap);
  each("p, h2, h3, h4, strong, em, u, s, sup, sub", (element) => isEmpty(element) && element.remove());
  each("td, th", unfoldCell);
  each("p, h2, h3, h4, li", trimEnd);
  each("body > br", (line) => isIdle(line) && line.remove());
  return page.body.innerHTML;
}
