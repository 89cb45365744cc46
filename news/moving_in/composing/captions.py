"""Captions: which line below a photo is one, who took the photo, and which photos share it."""

import re

from news.moving_in.composing.phrases import LONGEST_CAPTION, ends_text, may_be_caption
from news.moving_in.composing.pieces import Piece
from news.text import vietnamese

_CREDIT = re.compile(
    r"(?P<caption>.*?)[\s(\[–-]*\b(?:Nguồn ảnh|Tác giả ảnh|Ảnh chụp|Ảnh tư liệu|Ảnh)\s*:"
    r"\s*(?P<credit>[^:()\[\]]{2,80}?)[)\].\s]*",
    re.IGNORECASE | re.DOTALL,
)
# Alternative texts that portals and programs fill in by themselves.
_STOCK = re.compile(
    r"anh tin bai|(?:anh|hinh|hinh anh|picture|image|photo|img)[ _-]*\d*|.*\.(?:jpe?g|png|gif|webp|bmp|emf|wmf)"
    r"|[a-z]{0,5}[ _-]*\d[\w -]*|.*description automatically generated.*|.*mo ta duoc tao tu dong.*"
    r"|(?:no )?alt(?:ernative)?(?: text)?",
    re.DOTALL,
)


def split(text: str) -> tuple[str, str]:
    """Return the caption and the credit that stood behind it: "Ký giao ước. Ảnh: Lò Thu"."""
    found = _CREDIT.fullmatch(text)
    if not found:
        return text, ""
    caption = found["caption"].rstrip(" (–-")
    return caption.removesuffix(".") if not caption.endswith("..") else caption, found["credit"].strip()


def alternative(alt: str, caption: str = "", name: str = "") -> str:
    """Return the alternative text if somebody wrote it: no file name, no stock phrase, not the caption again."""
    words = " ".join(alt.split())[:300]
    folded = vietnamese.fold(words)
    stem = re.sub(r"[\W_]+", " ", vietnamese.fold(name.rpartition("/")[2].rpartition(".")[0])).strip()
    alike = re.sub(r"[\W_]+", " ", folded).strip() in {stem, re.sub(r"[\W_]+", " ", vietnamese.fold(caption)).strip()}
    return "" if alike or _STOCK.fullmatch(folded) else words


def give(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with the lines below photos as their captions and credits; groups share the last one's."""
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        if not pieces[at].photo:
            kept.append(pieces[at])
            at += 1
            continue
        end = next((number for number in range(at, len(pieces)) if not pieces[number].photo), len(pieces))
        group = [piece.photo for piece in pieces[at:end]]
        kept += pieces[at:end]
        at = end + _told_below(group[-1], pieces[end : end + 2])
        _share(group)
    return kept


def _told_below(photo, below):
    """Give the photo what the pieces below it tell; return how many of them do."""
    used = 0
    if below and not photo.caption and is_caption(below[0]):
        photo.caption, credit = split(below[0].text)
        photo.credit = photo.credit or credit
        used = 1
    if used < len(below) and not photo.credit and below[used].is_paragraph and not below[used].documents:
        caption, credit = split(below[used].text)
        if credit and not caption:
            photo.credit = credit
            used += 1
    return used


def _share(group):
    for photo in group[:-1]:
        photo.shares_caption = not photo.caption and bool(group[-1].caption)


def is_caption(piece: Piece) -> bool:
    """Return whether a piece right below a photo captions it: by its markup, or by its look and its wording."""
    if not piece.is_paragraph or piece.documents:
        return False
    text = piece.text
    if piece.look.is_caption:
        return 0 < len(text) <= 2 * LONGEST_CAPTION
    if piece.is_italic and piece.look.is_centred:
        return 0 < len(text) <= LONGEST_CAPTION and not ends_text(text)
    return (piece.is_italic or (piece.look.is_centred and not piece.is_bold)) and may_be_caption(text)
