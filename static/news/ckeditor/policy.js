/* CKEditor 4.22.1 under a Content-Security-Policy without 'unsafe-inline' for scripts.
 *
 * CKEditor draws its toolbar, menus and dialogs as strings of HTML whose handlers all have one shape:
 *   onclick="CKEDITOR.tools.callFunction(12,this);return false;"
 * The policy refuses such attributes, and the one boot script of each of the editor's frames. Here exactly that shape
 * becomes an inert attribute before the string is parsed, and the events are answered from here: with functions that
 * CKEditor has registered under a number, and nothing else. Whatever has another shape stays for the policy to refuse.
 * What is written inside an editable text is never answered.
 *
 * Load it after ckeditor.js, with the page's nonce, before the page is ready.
 */
{
  const nonce = document.currentScript.nonce;
  const kept = "data-answered-";
  const EVENTS = "click mousedown mouseup mouseover mouseout keydown keypress focus blur dragstart".split(" ");
  const ARGUMENT = "(?:event|this|null|-?\\d+|'(?:[^'\\\\<>]|\\\\.)*')";
  const CALL = new RegExp(
    "^\\s*(return\\s+)?(?:window\\.parent\\.)?CKEDITOR\\.tools\\.callFunction\\(\\s*(\\d+)\\s*" +
      `((?:,\\s*${ARGUMENT}\\s*)*)\\)\\s*;?\\s*(return false;?)?\\s*$`,
  );
  const REFUSAL = /^\s*return false;?\s*$/;
  const REPAINT = /^\s*this\.style\.cssText\s*=\s*this\.style\.cssText;?\s*$/;
  const HANDLER = new RegExp(`\\son(${EVENTS.join("|")})="([^"]*)"`, "g");
  const NUMBER = "(?:window\\.parent\\.)?CKEDITOR\\.tools\\.callFunction\\((\\d+)";
  // What a frame runs while it is written, and when that is due: the text, the paste dialog, the panels of the toolbar.
  const BOOTS = [
    [
      new RegExp(`<script id="cke_actscrpt" type="text/javascript">var wasLoaded=0;[^<]*?${NUMBER},window\\)[^<]*</script>`),
      "DOMContentLoaded",
    ],
    [new RegExp(`<script id="cke_actscrpt" type="text/javascript">${NUMBER},this\\);</script>`), null],
    [new RegExp(` onload="${NUMBER}\\);"`), "load"],
  ];

  const callFunction = (number, values) => CKEDITOR.tools.callFunction(Number(number), ...values);

  const decoded = (text) =>
    text
      .replace(/&#39;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&amp;/g, "&");

  function inert(html) {
    return html.replace(/ src="javascript:void\(0?\)"/g, ' src="about:blank"').replace(HANDLER, (whole, event, value) => {
      const code = decoded(value);
      if (REPAINT.test(code)) return "";
      return CALL.test(code) || REFUSAL.test(code) ? ` ${kept}${event}="${value}"` : whole;
    });
  }

  function argument(word, element, event) {
    if (word === "event") return event;
    if (word === "this") return element;
    if (word === "null") return null;
    return word.startsWith("'") ? word.slice(1, -1).replace(/\\(.)/g, "$1") : parseInt(word, 10);
  }

  function answer(element, code, event) {
    const [, returned, number, list, refused] = CALL.exec(code) ?? [null, null, null, "", REFUSAL.test(code)];
    const words = list.match(new RegExp(ARGUMENT, "g")) ?? [];
    const result =
      number &&
      callFunction(
        number,
        words.map((word) => argument(word, element, event)),
      );
    if (refused || (returned && result === false)) event.preventDefault();
  }

  function onEvent(event) {
    const name = kept + event.type;
    let element = event.target;
    if (element.nodeType !== Node.ELEMENT_NODE || element.isContentEditable) return;
    if (event.type === "click" && element.closest('a[href^="javascript:"]')) event.preventDefault();
    for (; element; element = /focus|blur/.test(event.type) ? null : element.parentElement) {
      if (element.hasAttribute(name)) answer(element, element.getAttribute(name), event);
    }
  }

  function listen(page) {
    // document.write() takes a frame's listeners away with its old content.
    for (const type of EVENTS) {
      page.removeEventListener(type, onEvent, true);
      page.addEventListener(type, onEvent, true);
    }
  }

  function boot(page, html) {
    for (const [script, moment] of BOOTS) {
      const found = script.exec(html);
      if (!found) continue;
      const run = () => callFunction(found[1], [page.defaultView]);
      const start = () => (moment ? (moment === "load" ? page.defaultView : page).addEventListener(moment, run, { once: true }) : run());
      return [html.replace(script, ""), start];
    }
    return [html, () => {}];
  }

  // The editor's own styles all stand in the head that it writes itself, never in the text.
  const withNonce = (html) => html.replace(/^[\s\S]*?<\/head>/i, (head) => head.replace(/<style(?=[ >])/g, `<style nonce="${nonce}"`));

  const guarded = new WeakSet([document]);

  function guard(page) {
    if (guarded.has(page)) return;
    guarded.add(page);
    const write = page.write;
    page.write = (html) => {
      const [quiet, start] = boot(page, String(html));
      write.call(page, inert(withNonce(quiet)));
      listen(page);
      start();
    };
  }

  const element = CKEDITOR.dom.element.prototype;
  const { setHtml, getFrameDocument } = element;
  element.setHtml = function (html) {
    return setHtml.call(this, this.$.isContentEditable ? html : inert(String(html)));
  };
  element.getFrameDocument = function () {
    const page = getFrameDocument.call(this);
    if (page?.$) guard(page.$);
    return page;
  };
  CKEDITOR.dom.document.prototype.appendStyleText = function (css) {
    const style = this.$.createElement("style");
    style.nonce = nonce;
    style.textContent = css;
    this.getHead().$.append(style);
    return style.sheet;
  };
  listen(document);
}
