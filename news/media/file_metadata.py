"""Metadata of a photo file: the caption and the credit that its photographer wrote into it (IPTC, XMP)."""

import logging
import unicodedata
from xml.etree import ElementTree

from PIL import IptcImagePlugin

LONGEST = {"caption": 1000, "credit": 120}
MOST_XMP_BYTES = 512 * 2**10
IPTC = {"caption": [(2, 120)], "credit": [(2, 80), (2, 110)]}  # Credit: IPTC's By-line, else its Credit.
_DC, _PHOTOSHOP = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/photoshop/1.0/}"
_LIST_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
XMP = {"caption": [f"{_DC}description"], "credit": [f"{_DC}creator", f"{_PHOTOSHOP}Credit"]}
# Texts that cameras write by themselves are no captions.
BY_CAMERAS = {"OLYMPUS DIGITAL CAMERA", "SONY DSC", "DIGITAL CAMERA", "SAMSUNG", "DCIM", "UNTITLED", "BINARY COMMENT"}

logger = logging.getLogger(__name__)


def words_in(image) -> dict[str, str]:
    """Return caption and credit, as far as the image's file has them; {} if its metadata is damaged."""
    try:
        found = {name: _plain(words, LONGEST[name]) for name, words in (_iptc(image) | _xmp(image)).items()}
    except Exception as error:  # Damaged metadata fails in many ways and is no reason to refuse a photo.
        logger.info("The words in a photo were not read: %r", error)
        return {}
    return {name: words for name, words in found.items() if words and words.upper() not in BY_CAMERAS}


def _iptc(image):
    records = IptcImagePlugin.getiptcinfo(image) or {}
    return _first(IPTC, lambda key: _decoded(records.get(key)))


def _decoded(value):
    value = value[0] if isinstance(value, list) and value else value
    if not isinstance(value, bytes):
        return ""
    try:
        return value.decode()
    except UnicodeDecodeError:  # Text from before Unicode, or cut in the middle of a letter.
        return value.decode("cp1258", errors="ignore")


def _xmp(image):
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    text = packet.decode() if isinstance(packet, bytes) else packet
    # Entities of a DTD can expand without limit, and XMP needs none.
    if not text or len(text) > MOST_XMP_BYTES or "<!DOCTYPE" in text:
        return {}
    tree = ElementTree.fromstring(text.strip("\0 \n"))  # noqa: S314 - without a DTD there is nothing to expand.
    return _first(XMP, lambda name: _written(tree, name))


def _written(tree, name):
    """Return a property's text: it is an attribute, an element, or an element with one text per language."""
    for element in tree.iter():
        if words := element.get(name):
            return words
        if element.tag == name:
            return next((item.text for item in element.iter(_LIST_ITEM) if item.text), element.text or "")
    return ""


def _first(places, read):
    found = {field: next(filter(None, map(read, keys)), "") for field, keys in places.items()}
    return {field: words for field, words in found.items() if words}


def _plain(words, longest):
    printable = "".join(letter for letter in words if letter.isspace() or unicodedata.category(letter)[0] != "C")
    return unicodedata.normalize("NFC", " ".join(printable.split()))[:longest]
