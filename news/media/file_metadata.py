"""What a photo file itself says about its photo: the caption and credit that a photographer wrote into it."""

import logging
import unicodedata
from xml.etree import ElementTree

from PIL import IptcImagePlugin

LONGEST = {"caption": 1000, "credit": 120}
MOST_XMP_BYTES = 512 * 2**10
IPTC = {"caption": [(2, 120)], "credit": [(2, 80), (2, 110)]}  # Credit: its author, else who is to be thanked.
_DC, _PHOTOSHOP = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/photoshop/1.0/}"
_LIST_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
XMP = {"caption": [f"{_DC}description"], "credit": [f"{_DC}creator", f"{_PHOTOSHOP}Credit"]}
# What cameras write by themselves says nothing about the photo.
BY_CAMERAS = {"OLYMPUS DIGITAL CAMERA", "SONY DSC", "DIGITAL CAMERA", "SAMSUNG", "DCIM", "UNTITLED", "BINARY COMMENT"}

logger = logging.getLogger(__name__)


def words_in(image) -> dict[str, str]:
    """Caption and credit, as far as they stand in the file that the image was opened from; damaged ones say nothing."""
    try:
        found = {name: _plain(words, LONGEST[name]) for name, words in (_iptc(image) | _xmp(image)).items()}
    except Exception as error:  # Metadata is as manifold as the damage in it, and no reason to refuse a photo.
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
    except UnicodeDecodeError:  # From before Unicode, or cut in the middle of a letter.
        return value.decode("cp1258", errors="ignore")


def _xmp(image):
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    text = packet.decode() if isinstance(packet, bytes) else packet
    # Entities can grow without end, and XMP needs none.
    if not text or len(text) > MOST_XMP_BYTES or "<!DOCTYPE" in text:
        return {}
    tree = ElementTree.fromstring(text.strip("\0 \n"))  # noqa: S314 - without a DTD there is nothing to expand.
    return _first(XMP, lambda name: _written(tree, name))


def _written(tree, name):
    """A property as text: an attribute, or an element that holds it as such or in several languages."""
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
