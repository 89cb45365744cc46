/* A paste on its way: what its program does not show is taken out first (unseen.js), then CKEditor's own filters look after
 * Word's lists, and in the end it is as plain as if it were typed (pastedhtml.js, plaintext.js). The server cleans anyway (news/text/html.py), and takes tracking out of links. */
import { clearNews, tellOfPaste } from "./pastenews.js";
import { tidy } from "./pastedhtml.js";
import { decoded, oldEncoding } from "./oldfonts.js";
import { phrase } from "../form/phrases.js";
import { fromText } from "./plaintext.js";
import { asShown } from "./unseen.js";

/** Gmail writes something of its own before the sign by which CKEditor knows Google Docs. */
const ofGoogle = (html) => html.replace(/\bid\s*=\s*(["']?)m_[\w-]*?docs-internal-guid/gi, "id=$1docs-internal-guid");

/** CKEditor's filter for Google Docs stumbles over a span without what Docs itself always writes. */
function forGoogle(html) {
  if (!html.includes("docs-internal-guid")) return html;
  const bare = /<span\b(?![^>]*(?:vertical-align|white-space|font-variant))/gi;
  return html
    .replace(/(<span\b[^>]*\sstyle\s*=\s*)(["'])/gi, "$1$2vertical-align:baseline;")
    .replace(bare, '<span style="vertical-align:baseline"');
}

const cleared = (html) => ofGoogle(asShown(html).html);

/** Say what stays behind of this paste, and show the way to it. */
function beginNews({ type, dataValue }) {
  clearNews();
  if (type === "text") return;
  const { changes, comments, pictures, encoding } = asShown(dataValue);
  const choose = () => document.getElementById("photo-picker").click();
  if (changes) tellOfPaste("trackedChanges");
  if (comments) tellOfPaste("comments", { n: comments });
  if (pictures) tellOfPaste("pictures", { n: pictures }, [phrase("choosePhotos"), choose]);
  if (encoding) tellOfPaste("oldFont", { name: encoding });
}

/** The text of a clipboard that holds nothing better, or of which nothing better is wanted (Ctrl+Shift+V). */
function readText(data) {
  const text = data.dataTransfer.getData("text/plain");
  if (data.type !== "text" || !text) return;
  const encoding = oldEncoding(text);
  const { html, joined, doubtful } = fromText(decoded(text, encoding));
  data.dataValue = html;
  if (encoding) tellOfPaste("oldFont", { name: encoding });
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
  tools.getClipboardData = (data, type) => (type === "text/html" ? forGoogle(cleared(read(data, type) ?? "")) : read(data, type));
  // Behind the reading of the clipboard (1), before it is asked whose text this is (3).
  onPaste(editor, 2, (data) => {
    if (!data.isAgain) beginNews(data);
    data.isAgain = true; // CKEditor fires the same once more when it has loaded the filters for its program.
  });
  onPaste(editor, 2, unlessText(cleared));
  // Behind the choice between text and HTML (6).
  onPaste(editor, 7, readText);
  // The last but one: after it the text is put in.
  onPaste(editor, 900, unlessText(tidy));
});
