"""Bodies in HTML, as databases and exports hold them, as pieces."""

from collections.abc import Callable

from news.moving_in.composing.pieces import Piece
from news.moving_in.html_page.document import Document
from news.moving_in.html_page.walking import Walk
from news.moving_in.story import File


def pieces(body: str, find: Callable[[str], File | None], doubts: list[str]) -> list[Piece]:
    """Return what stands in a body; what had to be left out is added to the doubts."""
    if not body.strip():
        return []
    page = Document(f"<html><body>{body}</body></html>")
    walk = Walk(find, lambda href: href if href.startswith(("/", "http://", "https://", "mailto:", "tel:")) else "")
    found = walk.pieces(next(page.marked("body"), page.root))
    doubts += walk.left_out
    return found
