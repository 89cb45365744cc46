/* Text written for the fonts of before Unicode, .VnTime (TCVN3) and VNI-Times: its letters are those of other alphabets,
 * which only such a font draws as Vietnamese. */

const TCVN3 = Object.fromEntries(
  `¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u00ADư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞịßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ`
    .match(/../gu)
    .map((pair) => [...pair]),
);

const MARKS = { ù: "\u0301", ø: "\u0300", û: "\u0309", õ: "\u0303", ï: "\u0323" };
const WITH_HAT = { â: "", á: "\u0301", à: "\u0300", å: "\u0309", ã: "\u0303", ä: "\u0323" };
const WITH_BREVE = { ê: "", é: "\u0301", è: "\u0300", ú: "\u0309", ü: "\u0303", ë: "\u0323" };
const ALONE = { ô: "ơ", ö: "ư", ñ: "đ", æ: "ỉ", ó: "ĩ", ò: "ị", î: "ỵ" };
const VNI = /([aeouyôö])([ùøûõï])|([aeo])([âáàåãä])|(a)([êéèúüë])|[ôöñæóòî]/gi;

const VIETNAMESE = /[ăđơưĂĐƠƯẠ-ỹ]/;
const SIGNS = {
  TCVN3: /[a-z][µ¶·¸¹¨©ª«¬®\u00AD»¼½¾]|®[a-z]|[a-z][ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞß]/g,
  VNI: /[aeouyôö][ùøûõï]|[aeo][áàåãäâ]|a[êéèúüë]|öô|ñ[aeiouyöô]/gi,
};
const FONTS = { TCVN3: /^["']?\.Vn/i, VNI: /^["']?VNI[- ]/i };
const SHARE_OF_WORDS = 0.3;

const capital = (text, like) => (like === like.toUpperCase() ? text.toUpperCase() : text);

function fromVni(whole, vowel, _mark, hatted, hat, breved, breve) {
  const lower = whole.toLowerCase();
  if (vowel) return capital((ALONE[lower[0]] ?? lower[0]) + MARKS[lower[1]], vowel);
  if (hatted) return capital(`${lower[0]}\u0302${WITH_HAT[hat.toLowerCase()]}`, hatted);
  if (breved) return capital(`a\u0306${WITH_BREVE[breve.toLowerCase()]}`, breved);
  return capital(ALONE[lower], whole);
}

const DECODE = {
  TCVN3: (text) => text.replace(/[\u00A1-\u00FE]/g, (letter) => TCVN3[letter] ?? letter),
  VNI: (text) => text.replace(VNI, fromVni).normalize("NFC"),
};

/** For which fonts a text without any was written; nothing unless that is certain. */
export function oldEncoding(text) {
  if (VIETNAMESE.test(text)) return undefined;
  const words = text.match(/\S+/g) ?? [];
  return Object.keys(SIGNS).find((name) => {
    const signs = (text.match(SIGNS[name]) ?? []).length;
    return signs >= 3 && signs >= words.length * SHARE_OF_WORDS;
  });
}

export const decoded = (text, encoding) => (encoding ? DECODE[encoding](text) : text);

const encodingOfFont = (family) => Object.keys(FONTS).find((name) => FONTS[name].test(family));

const fontOf = (element) => element?.closest('[style*="font" i], font[face]');
const familyOf = (element) =>
  element && (element.style.fontFamily || element.getAttribute("face") || familyOf(fontOf(element.parentElement)));

/** Turn the texts of a page into Unicode, by their fonts or else by their letters; for which fonts they were written. */
export function decodePage(page) {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  const marked = texts.map((text) => [text, familyOf(fontOf(text.parentElement)) ?? ""]).filter(([, family]) => encodingOfFont(family));
  // A font of that name may hold Unicode: then another one draws it.
  if (marked.length && !VIETNAMESE.test(marked.map(([text]) => text.data).join(""))) {
    for (const [text, family] of marked) {
      const read = decoded(text.data, encodingOfFont(family));
      text.data = /^["']?\.Vn\w*H["']?/.test(family) ? read.toUpperCase() : read; // Its letters are capitals, whatever was typed.
    }
    return encodingOfFont(marked[0][1]);
  }
  const encoding = oldEncoding(page.body.textContent);
  if (encoding) for (const text of texts) text.data = decoded(text.data, encoding);
  return encoding;
}
