"""The lines of a text file: visible text in NFC, whatever program saved it."""

import re
import unicodedata
from pathlib import Path

from django.utils.translation import gettext as _

from news.moving_in import encodings
from news.moving_in.composing.inline import UNSEEN, has_stacked_marks
from news.moving_in.refusals import Refused, unreadable
from news.moving_in.text_page.page_story import CELL_END
from news.moving_in.text_page.page_text import no_whole_page

MOST_BYTES = 5_000_000
_CELL_ENDS = re.compile(r"(?<=[^\s])\t+(?=[^\s])")


def lines(text: str) -> list[str]:
    """Return the lines that have text: NFC, single spaces, nothing invisible. Raises Refused for stacked marks."""
    if has_stacked_marks(text):
        raise no_whole_page(_("The file holds letters with dozens of marks on them: this is no article page."))
    composed = (unicodedata.normalize("NFC", _seen(line)) for line in text.splitlines())
    return [line for line in composed if line]


def _seen(line):
    """Return the visible text of a line; a tab between two texts stays, because it separates cells of a table."""
    return CELL_END.join(filter(None, map(_seen_in_a_cell, _CELL_ENDS.split(line))))


def _seen_in_a_cell(line):
    spaced = " ".join(line.split())
    return " ".join("".join(letter for letter in spaced if unicodedata.category(letter) not in UNSEEN).split())


def content(path: Path) -> bytes:
    """Return the file's content. Raises Refused if it cannot be read or is larger than any page."""
    try:
        if not path.is_file():
            raise Refused(_("There is no such file: check its name and its folder."))
        if path.stat().st_size > MOST_BYTES:
            raise no_whole_page(_("The file is larger than 5 MB: this is no article page."))
        return path.read_bytes()
    except OSError as error:
        raise unreadable(error) from error


def text(content: bytes) -> tuple[str, str]:
    """Return the text of a file, and the name of the old encoding it was converted from, or "". Raises Refused."""
    try:
        return encodings.of_file(content)
    except Refused as refusal:
        if isinstance(refusal.__cause__, UnicodeDecodeError) and encodings.is_cut(refusal.__cause__):
            raise no_whole_page(_("The page seems cut off in the middle of a letter.")) from refusal
        raise no_whole_page(_("The file is no text in UTF-8.")) from refusal
