"""Holes: places of a page that are filled in when it is answered, with a live number or with a fragment.

A template leaves a mark there. Marks are random in each process, so no article text can contain one.
"""

import re
import secrets
from collections.abc import Iterable
from urllib.parse import quote, unquote

_SECRET = secrets.token_hex(16)
_MARK = re.compile(rf"\[{_SECRET}:([^]]*)\]".encode())


def mark(name: str) -> str:
    """Return the mark of a hole, plain in HTML too; `name` says what belongs there."""
    return f"[{_SECRET}:{quote(name, safe=':')}]"


def cut(content: bytes) -> tuple[list[bytes], tuple[str, ...]]:
    """Return the content between the holes, one piece more than there are holes, and the names of the holes."""
    parts = _MARK.split(content)
    return parts[::2], tuple(unquote(name.decode()) for name in parts[1::2])


def joined(pieces: list[bytes], texts: Iterable[bytes]) -> bytes:
    """Return the content with a text in each of its holes."""
    return b"".join([pieces[0], *(part for pair in zip(texts, pieces[1:], strict=True) for part in pair)])
