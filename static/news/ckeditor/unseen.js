/* What another program holds in a text without showing it: tracked deletions, comments, hidden words, notes that lead
 * nowhere. It is looked for in what the clipboard says, before CKEditor's own filters take the signs of it away. */
import { decodePage } from "./oldfonts.js";
import { countPictures } from "./pastedpictures.js";

const DELETED = "del, .msoDel";
const COMMENTS = ".msocomanchor, .msocomoff, .msocomtxt, .MsoCommentReference, .MsoCommentText";
const NOTE_MARKS = ".MsoFootnoteReference, .MsoEndnoteReference";
const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden)/i;
const COMMENT = /mso-element\s*:\s*comment(?!-list)/i;
const LIST_OF_NOTES = /mso-element\s*:\s*(?:foot|end)note-list/i;
const LIST_OF_COMMENTS = /mso-element\s*:\s*comment-list/i;

/** Without style sheets and handlers, which nothing uses and the page's policy would refuse aloud. */
function quiet(html) {
  const withoutStyles = html.replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "");
  return withoutStyles.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, ""));
}

/** Word says much in a style sheet; only what is needed here comes into its elements. */
function applySheets(page, html) {
  for (const [, rules] of html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi)) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    for (const { selectorText, style: rule } of sheet.cssRules) {
      if (!rule || !selectorText || (rule.display !== "none" && !/^["']?(\.vn|vni)/i.test(rule.fontFamily))) continue;
      for (const element of page.body.querySelectorAll(selectorText)) {
        if (rule.display === "none") element.style.display = "none";
        else element.style.fontFamily ||= rule.fontFamily;
      }
    }
  }
}

const styled = (page, what) => [...page.body.querySelectorAll("[style]")].filter((element) => what.test(element.getAttribute("style")));

function remove(elements) {
  for (const element of elements) element.remove();
  return elements.length;
}

function raiseNoteMarks(page) {
  for (const mark of page.querySelectorAll(NOTE_MARKS)) {
    if (mark.parentElement.closest(`${NOTE_MARKS}, sup`)) continue;
    const raised = page.createElement("sup");
    raised.append(...mark.childNodes);
    mark.replaceWith(raised);
  }
}

/** The HTML as its program shows it, and what was in it beside: { html, changes, comments, pictures, encoding }. */
export function asShown(html) {
  const silent = quiet(html);
  const page = new DOMParser().parseFromString(silent, "text/html");
  applySheets(page, html);
  const before = page.documentElement.outerHTML;
  const all = (selector) => [...page.body.querySelectorAll(selector)];
  const changes = all("ins, .msoIns").length + remove(all(DELETED));
  const comments = styled(page, COMMENT).length;
  remove([...styled(page, LIST_OF_COMMENTS), ...styled(page, COMMENT), ...all(COMMENTS)]);
  remove([...styled(page, HIDDEN), ...all("[hidden]")]);
  remove(styled(page, LIST_OF_NOTES).flatMap((list) => [...list.querySelectorAll(":scope > hr")]));
  raiseNoteMarks(page);
  const pictures = countPictures(page);
  const encoding = decodePage(page);
  const after = page.documentElement.outerHTML;
  return { html: after === before ? silent : after, changes, comments, pictures, encoding };
}
