"""The encoding of a text: recognised for certain, or refused in words."""

import codecs
import re

from django.utils.translation import gettext as _

from news.moving_in.refusals import Refused

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{1,40})""", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def of_page(content: bytes) -> str:
    """Return the text of a page. Raises Refused if its encoding cannot be told for certain."""
    named = _CHARSET.search(content[:4096])
    return text(content, named[1].decode().lower() if named else "")


def text(content: bytes, named: str = "") -> str:
    """Return the text in the encoding that it has: by its mark, UTF-8, or the one it names."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    return _decoded(content, "utf-8")


def _decoded(content, encoding):
    try:
        found = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(_("The file is no text in UTF-8. Save it anew as UTF-8 and choose it again.")) from error
    if "\0" in found:
        raise Refused(_("The file is no text in UTF-8. Save it anew as UTF-8 and choose it again."))
    return found
