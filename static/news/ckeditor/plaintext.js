/* Plain text as the paragraphs that its writer saw: from Zalo, Notepad, a PDF viewer. */

// A PDF viewer breaks lines where its page did. Verse and lists are shorter, paragraphs of other programs longer.
const SHORTEST_LINE = 45;
const LONGEST_LINE = 130;
const SHARE_OF_WIDTH = 0.75;
const BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const LIGATURES = /[\uFB00-\uFB06]/g;
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u2060\uFEFF]/g;
const IS_UNFINISHED = /[\p{L}\p{M}\p{N},\-–)]$/u;
const IS_ITEM = /^(?:[-–+*•]|[\p{L}\d]{1,3}[.)/]\s)/u;
const GOES_ON = /^[\p{Ll}\d(]/u;
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

const escaped = (text) => text.replace(/[&<>]/g, (letter) => ENTITIES[letter]);

/** Without letters that nobody sees, and with those apart that a typesetter draws as one. */
export const withoutTricks = (text) => text.replace(INVISIBLE, "").replace(LIGATURES, (letter) => letter.normalize("NFKC"));

/** What the eye sees of it, one line feed for each end of a line. */
function legible(text) {
  const lines = text.replace(BREAKS, "\n").replace(/\u00AD\n[ \t]*/g, ""); // A word parted at a soft hyphen.
  return withoutTricks(lines)
    .replace(/[ \t\u00A0]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/^\n+|\n+$/g, "")
    .normalize("NFC");
}

/** A function that tells whether a line breaks off within a sentence: "yes", "perhaps", or nothing. */
function brokenIn(lines) {
  const widest = Math.max(...lines.map(({ length }) => length));
  const isFull = ({ length }) => length >= Math.max(SHORTEST_LINE, widest * SHARE_OF_WIDTH) && widest <= LONGEST_LINE;
  return (line, next) => {
    if (!isFull(line) || !IS_UNFINISHED.test(line) || IS_ITEM.test(next)) return "";
    return GOES_ON.test(next) || line.endsWith(",") ? "yes" : "perhaps";
  };
}

/** Two lines as one. A hyphen stays: Vietnamese writes foreign names with hyphens (Mát-xcơ-va). */
const together = (line, next) => line + (/[\p{L}\p{N}]-$/u.test(line) ? "" : " ") + next;

/** The text as HTML; how many lines that only a page had parted are one again, and how many more may be meant to be.
 *
 * Blank lines part paragraphs; where there are none, each line is a paragraph of its own.
 */
export function fromText(text) {
  const blocks = legible(text)
    .split(/\n{2,}/)
    .map((block) => block.split("\n"));
  const isBroken = brokenIn(blocks.flat());
  const count = { yes: 0, perhaps: 0 };
  const paragraphs = blocks.map((lines) => {
    const whole = [];
    for (const [index, line] of lines.entries()) {
      const broken = index ? isBroken(lines[index - 1], line) : "";
      if (broken) count[broken] += 1;
      whole.push(broken === "yes" ? together(whole.pop(), line) : line);
    }
    return whole.map(escaped);
  });
  const found = paragraphs.length > 1 ? paragraphs.map((lines) => lines.join("<br>")) : paragraphs[0];
  const html = found.length > 1 ? found.map((paragraph) => `<p>${paragraph}</p>`).join("") : found[0];
  return { html, joined: count.yes, doubtful: count.yes && count.perhaps };
}
