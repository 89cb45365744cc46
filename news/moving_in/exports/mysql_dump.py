"""A dump of a MySQL database as text: its rows, statement by statement, without holding the file."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from news.moving_in.refusals import Refused, unreadable

CHUNK = 2**20  # Characters.
LONGEST_STATEMENT = 128 * 2**20
_STRING = r"'(?:[^'\\]|\\.|'')*+'"
_STATEMENT = re.compile(
    rf"""(?:[^'"`;/\#-]++|{_STRING}|"(?:[^"\\]|\\.|"")*+"|`[^`]*+`|/\*.*?\*/|--[^\n]*+\n|\#[^\n]*+\n|[/-](?!\*))*+;""",
    re.DOTALL,
)
_INSERT = re.compile(
    r"\s*INSERT\s+(?:IGNORE\s+)?INTO\s+`?(?P<table>\w+)`?\s*(?:\((?P<columns>[^)]*)\))?\s*VALUES\s*", re.I
)
_CREATE = re.compile(r"\s*CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?`?(?P<table>\w+)`?\s*\(", re.I)
_COLUMN = re.compile(r"^\s*`(\w+)`", re.MULTILINE)
_COMMENT = re.compile(r"\s*(?:--[^\n]*\n|\#[^\n]*\n|/\*.*?\*/\s*;?)", re.DOTALL)
_VALUE = re.compile(rf"\s*(?:(?:_binary\s*)?({_STRING})|([^\s,()']+))\s*([,)])", re.DOTALL)
_NEXT_ROW = re.compile(r"\s*,?\s*\(")
_ESCAPE = re.compile(r"\\(.)|''", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "0": "", "Z": "", "b": ""}


def rows(path: Path, is_wanted) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield table and row, values by column, of the tables whose name `is_wanted` takes.

    Raises Refused if the dump is cut off or is no text in UTF-8.
    """
    columns: dict[str, list[str]] = {}
    for statement in _statements(path):
        if (created := _CREATE.match(statement)) and is_wanted(created["table"]):
            columns[created["table"]] = _COLUMN.findall(statement, created.end())
        elif (inserted := _INSERT.match(statement)) and is_wanted(inserted["table"]):
            table = inserted["table"]
            names = inserted["columns"]
            of_row = [name.strip(" `\n\r\t") for name in names.split(",")] if names else columns.get(table, [])
            for values in _values(statement, inserted.end()):
                if len(values) != len(of_row):
                    raise _cut()
                yield table, dict(zip(of_row, values, strict=True))


def _statements(path):
    waiting, at = "", 0
    size = CHUNK
    for text in _texts(path):
        waiting, at = waiting[at:] + text, 0
        if len(waiting) < size:
            continue
        while found := _STATEMENT.match(waiting, at := _without_comments(waiting, at)):
            yield found[0]
            at = found.end()
        size = max(CHUNK, 2 * (len(waiting) - at))
        if size > 2 * LONGEST_STATEMENT:
            raise _cut()
    while found := _STATEMENT.match(waiting, at := _without_comments(waiting, at)):
        yield found[0]
        at = found.end()
    if waiting[at:].strip():
        raise _cut()


def _without_comments(text, at):
    while found := _COMMENT.match(text, at):
        at = found.end()
    return at


def _texts(path):
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        with path.open("rb") as file:
            while content := file.read(CHUNK):
                yield decoder.decode(content)
            yield decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        words = _(
            "The dump is no text in UTF-8. Export the database anew as utf8mb4, as SQL text that is not compressed."
        )
        raise Refused(words) from error
    except OSError as error:
        raise unreadable(error) from error


def _values(statement, at):
    """Yield the values of each row of an INSERT."""
    while found := _NEXT_ROW.match(statement, at):
        at, row, end = found.end(), [], ","
        while end == ",":
            value = _VALUE.match(statement, at)
            if value is None:
                raise _cut()
            row.append(_unescaped(value[1][1:-1]) if value[1] is not None else _plain(value[2]))
            at, end = value.end(), value[3]
        yield row


def _unescaped(text):
    if "\\" not in text and "'" not in text:
        return text
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]) if found[1] else "'", text)


def _plain(text):
    return "" if text.upper() == "NULL" else text


def _cut():
    return Refused(_("The dump is cut off or damaged: it ends in the middle of a statement. Export the database anew."))
