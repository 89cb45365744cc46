"""The tables of a Word file: rows of texts, or a layout of photos with their captions."""

from collections.abc import Callable

from news.moving_in.composing import inline
from news.moving_in.composing.pieces import Cell, Piece, of_a_layout
from news.moving_in.story import Kind
from news.moving_in.word.names import W, value

MOST_COLUMNS = 60


def pieces(table, read: Callable[[object], Cell]) -> list[Piece]:
    """Return the table as one piece, or, if photos stand in it, as the pieces of its cells; `read` reads a cell."""
    rows = [
        [(cell, read(cell)) for cell in row.iterchildren(W + "tc")]
        for row in table.iter(W + "tr")
        if row.find(f"{W}trPr/{W}del") is None and next(row.iterancestors(W + "tbl")) is table
    ]
    if any(piece.photo for row in rows for _element, cell in row for piece in cell):
        return of_a_layout([[cell for _element, cell in row] for row in rows])
    if sum(len(row) for row in rows) <= 1:
        return [piece for row in rows for _element, cell in row for piece in cell]
    return [Piece(Kind.TABLE, inner="".join(_rows(rows)))]


def _rows(rows):
    placed = [_in_columns(row) for row in rows]
    for number, row in enumerate(placed):
        cells = (
            _cell(element, cell, _height(placed[number + 1 :], column))
            for column, (element, cell) in row.items()
            if _merge(element) != "continue"
        )
        yield f"<tr>{''.join(cells)}</tr>"


def _in_columns(row):
    found, column = {}, 0
    for element, cell in row:
        found[column] = element, cell
        column += _width(element)
    return found


def _height(below, column):
    """Return over how many rows a cell reaches: those below that continue it are merged into it."""
    height = 1
    for row in below:
        if column not in row or _merge(row[column][0]) != "continue":
            break
        height += 1
    return height


def _merge(element):
    merge = element.find(f"{W}tcPr/{W}vMerge")
    return "" if merge is None else merge.get(W + "val", "continue")


def _width(element):
    written = value(element.find(W + "tcPr"), "gridSpan")
    return min(int(written), MOST_COLUMNS) if written.isdecimal() and written != "0" else 1


def _cell(element, cell, height):
    width = _width(element)
    spans = f' colspan="{width}"' if width > 1 else ""
    spans += f' rowspan="{height}"' if height > 1 and _merge(element) == "restart" else ""
    return f"<td{spans}>{'<br>'.join(filter(None, map(_written, cell)))}</td>"


def _written(piece):
    return f"<{piece.kind.value}>{piece.inner}</{piece.kind.value}>" if piece.inner else inline.html(piece.spans)
