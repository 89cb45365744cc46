/* What is pasted from Word, Google Docs or an old page comes in as plain as if it were typed. CKEditor's own filters know
 * Word's lists; this takes away what they leave. The server cleans anyway (news/html.py), and takes tracking out of links. */
import { tellOfPaste } from "./pastenews.js";
import { tidy } from "./pastedhtml.js";
import { fromText } from "./plaintext.js";

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
