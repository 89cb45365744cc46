/* What is pasted from Word, Google Docs or an old page comes in as plain as if it were typed. CKEditor's own filters know
 * Word's lists; this takes away what they leave. The server cleans anyway (news/html.py), and takes tracking out of links. */
import { tellOfPaste } from "./pastenews.js";
import { fromText } from "./plaintext.js";

const KEPT_CLASS = /^text-(start|center|end|justify)$/;
const BLOCKS = "p, ul, ol, table, h2, h3, h4, blockquote, figure";

/** Without style sheets and handlers, which nothing uses and the page's policy would refuse aloud. */
function quiet(html) {
  const withoutStyles = html.replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "");
  return withoutStyles.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, ""));
}

/** Gmail writes something of its own before the sign by which CKEditor knows Google Docs. */
const ofGoogle = (html) => html.replace(/\bid\s*=\s*(["']?)m_[\w-]*?docs-internal-guid/gi, "id=$1docs-internal-guid");

/** CKEditor's filter for Google Docs stumbles over a span without what Docs itself always writes. */
function forGoogle(html) {
  if (!html.includes("docs-internal-guid")) return html;
  const bare = /<span\b(?![^>]*(?:vertical-align|white-space|font-variant))/gi;
  return html.replace(/(<span\b[^>]*\sstyle\s*=\s*)(["'])/gi, "$1$2vertical-align:baseline;").replace(bare, '<span style="vertical-align:baseline"');
}

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

function plainSpaces(page) {
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replaceAll("\u00a0", " ");
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

function trimEnd(block) {
  const last = block.lastChild;
  if (last?.nodeType === Node.TEXT_NODE) last.data = last.data.trimEnd();
}

function tidy(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const each = (selector, act) => page.body.querySelectorAll(selector).forEach(act);
  plainSpaces(page);
  lower(page);
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
  each('a:not([href]), a[href^="javascript:" i], a[href^="file:" i]', unwrap);
  each("p, h2, h3, h4, strong, em, u", (element) => isEmpty(element) && element.remove());
  each("td, th", unfoldCell);
  each("p, h2, h3, h4, li", trimEnd);
  each("body > br", (line) => line.remove());
  return page.body.innerHTML;
}

/** The text of a clipboard that holds nothing better, or of which nothing better is wanted (Ctrl+Shift+V). */
function readText(data) {
  const text = data.dataTransfer.getData("text/plain");
  if (data.type !== "text" || !text) return;
  const { html, joined, doubtful } = fromText(text);
  data.dataValue = html;
  if (joined) tellOfPaste("joined", { n: joined });
  if (doubtful) tellOfPaste("doubtful", { n: doubtful });
}

/** Listen to what is pasted. CKEditor cancels an event whose listener returns false, so nothing is ever returned. */
function onPaste(editor, priority, act) {
  const listener = ({ data }) => {
    act(data);
  };
  editor.on("paste", listener, null, null, priority);
}

const unlessText = (change) => (data) => {
  if (data.type !== "text") data.dataValue = change(data.dataValue);
};

CKEDITOR.on("instanceReady", ({ editor }) => {
  const tools = CKEDITOR.plugins.pastetools;
  const read = tools.getClipboardData;
  tools.getClipboardData = (data, type) => (type === "text/html" ? forGoogle(ofGoogle(quiet(read(data, type) ?? ""))) : read(data, type));
  // Behind the reading of the clipboard (1), before it is asked whose text this is (3).
  onPaste(editor, 2, unlessText((html) => ofGoogle(quiet(html))));
  // Behind the choice between text and HTML (6).
  onPaste(editor, 7, readText);
  // The last but one: after it the text is put in.
  onPaste(editor, 900, unlessText(tidy));
});
