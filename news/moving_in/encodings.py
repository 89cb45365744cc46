"""The encoding of a text: UTF-8, UTF-16, or one of before Unicode if that is certain; any other is refused in words."""

import codecs
import re
import unicodedata
from html import unescape

from django.utils.translation import gettext as _

from news.moving_in.refusals import Refused

CP1258, TCVN3, VNI = "Windows-1258", "TCVN3", "VNI"
LEAST_SIGNS = 3
SHARE_OF_WORDS = 0.3
READ = 200_000  # Characters from which the encoding is told.

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_WITH_HAT = dict(zip("âáàåãä", ["", *"\u0301\u0300\u0309\u0303\u0323"], strict=True))
_WITH_BREVE = dict(zip("êéèúüë", ["", *"\u0301\u0300\u0309\u0303\u0323"], strict=True))
_ALONE = dict(zip("ôöñæóòî", "ơưđỉĩịỵ", strict=True))
_VNI = re.compile("([aeouyôö])([ùøûõï])|([aeo])([âáàåãä])|(a)([êéèúüë])|[ôöñæóòî]", re.IGNORECASE)
_SIGNS = {
    TCVN3: re.compile("[a-z][µ¶·¸¹¨©ª«¬®\u00ad»¼½¾]|®[a-z]|[a-z][ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞß]"),
    VNI: re.compile("[aeouyôö][ùøûõï]|[aeo][áàåãäâ]|a[êéèúüë]|öô|ñ[aeiouyöô]", re.IGNORECASE),
}
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯẠ-ỹ]")
_STRAY = re.compile(r"\w[¡-¿×÷]|[¡-¿×÷]\w|(?<![aăâeêioôơuưyAĂÂEÊIOÔƠUƯY])[\u0300\u0301\u0303\u0309\u0323]")
_TAG = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{3}|[A-Za-z]{2,6}\d{0,2});")


def of_file(content: bytes) -> tuple[str, str]:
    """Return the text of a file, and the name of the old encoding it was converted from, or "".

    Raises Refused if the encoding cannot be told for certain.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return from_old_fonts(_decoded(content, encoding))
    if encoding := _wide(content):
        return from_old_fonts(_decoded(content, encoding))
    try:
        return from_old_fonts(_whole(content.decode("utf-8")))
    except UnicodeDecodeError as error:
        found = None if is_cut(error) else of_before_unicode(content)
        if found is None:
            raise _unknown() from error
        return found


def is_cut(error: UnicodeDecodeError) -> bool:
    """Return whether a text in Unicode ends in the middle of a letter."""
    return "unexpected end" in error.reason or "truncated" in error.reason


def doubt(name: str) -> str:
    """Return what an editor is told of a converted text."""
    return _("the text was written in {name} and converted: read it once").format(name=name)


def of_before_unicode(content: bytes) -> tuple[str, str] | None:
    """Return the text and the name of its encoding, if it is for certain one of before Unicode; else None."""
    western = content.decode("cp1252", errors="replace")
    if name := old_fonts(western):
        return from_old_fonts(western)[0], name
    try:
        decoded = content.decode("cp1258")
    except UnicodeDecodeError:
        return None
    text = unicodedata.normalize("NFC", decoded)
    words = _visible(text).split()
    signs = sum(1 for word in words if _VIETNAMESE.search(word))
    strays = len(_STRAY.findall(_visible(decoded)))
    is_certain = signs >= LEAST_SIGNS and signs >= len(words) * SHARE_OF_WORDS and strays * 50 <= len(words)
    return (text, CP1258) if is_certain and "\0" not in text else None


def old_fonts(text: str) -> str:
    """Return for which fonts of before Unicode a text was written, TCVN3 or VNI; "" unless that is certain."""
    read = _visible(text)
    if _VIETNAMESE.search(read):
        return ""
    words = len(read.split())
    counts = {name: len(signs.findall(read)) for name, signs in _SIGNS.items()}
    return next((name for name, signs in counts.items() if signs >= max(LEAST_SIGNS, words * SHARE_OF_WORDS)), "")


def from_old_fonts(text: str) -> tuple[str, str]:
    """Return the text in Unicode, and the name of the fonts that it was written for, or ""."""
    name = old_fonts(text)
    return (to_unicode(text, name), name) if name else (text, "")


def to_unicode(text: str, name: str) -> str:
    """Return a text in Unicode that was written for the fonts of this name, TCVN3 or VNI."""
    plain = _ENTITY.sub(_letter, text)
    return plain.translate(_TCVN3) if name == TCVN3 else unicodedata.normalize("NFC", _VNI.sub(_of_vni, plain))


def _visible(text):
    return unescape(_TAG.sub(" ", text[:READ]))


def _letter(entity):
    """Return a letter that is written as an entity; others, such as &lt;, stay as they are."""
    letter = unescape(entity[0])
    return letter if len(letter) == 1 and "\u00a1" <= letter <= "\u00fe" else entity[0]


def _of_vni(found):
    vowel, tone, hatted, hat, breved, breve = found.groups()
    lower = found[0].lower()
    if vowel:
        written = _ALONE.get(lower[0], lower[0]) + _TONES[tone.lower()]
    elif hatted:
        written = f"{lower[0]}\u0302{_WITH_HAT[hat.lower()]}"
    elif breved:
        written = f"a\u0306{_WITH_BREVE[breve.lower()]}"
    else:
        written = _ALONE[lower]
    return written.upper() if found[0][0].isupper() else written


def _wide(content):
    """Return the encoding of a text in UTF-16 without a mark: every other byte of Latin letters is zero."""
    sample = content[:2000]
    if len(sample) < 20 or len(content) % 2:
        return ""
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = sample[first::2].count(0), sample[1 - first :: 2].count(0)
        if zeros > len(sample) // 4 and not others:
            return encoding
    return ""


def _decoded(content, encoding):
    try:
        return _whole(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise _unknown() from error


def _whole(text):
    if "\0" in text:
        raise _unknown()
    return text


def _unknown():
    return Refused(_("The file is no text in UTF-8. Save it anew as UTF-8 and choose it again."))
