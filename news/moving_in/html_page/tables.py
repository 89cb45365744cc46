"""The tables of a page: rows of texts, or only a layout of photos and paragraphs."""

from django.utils.html import escape

from news.moving_in.composing import inline

MOST_SPAN = 100


def rows(element) -> list[list]:
    """Return the cells of each row of the table itself, without those of tables in it."""
    found = []
    for child in element:
        if child.tag == "tr":
            found.append([cell for cell in child if cell.tag in ("td", "th")])
        elif child.tag in ("thead", "tbody", "tfoot"):
            found += rows(child)
    return found


def is_layout(element) -> bool:
    """Return whether the table only arranges photos, or is a frame around paragraphs."""
    cells = [cell for row in rows(element) for cell in row]
    has_photos = any(_is_photo(image) for image in element.iter("img"))
    return has_photos or len(cells) <= 1 or element.find(".//table") is not None


def table(element, spans) -> str:
    """Return the rows of the table as HTML; `spans` reads the text of a cell."""
    caption = element.find("caption")
    written = "" if caption is None else f"<caption>{inline.html(spans(caption))}</caption>"
    return written + "".join(f"<tr>{''.join(_cell(cell, spans) for cell in row)}</tr>" for row in rows(element) if row)


def _cell(cell, spans):
    spanned = ""
    for name in ("colspan", "rowspan"):
        number = cell.get(name, "")
        if number.isdecimal() and 1 < int(number[:4]) <= MOST_SPAN:
            spanned += f' {name}="{escape(number)}"'
    return f"<{cell.tag}{spanned}>{inline.html(spans(cell))}</{cell.tag}>"


def _is_photo(image):
    sides = [image.get(side, "") for side in ("width", "height")]
    return not any(side.isdecimal() and int(side) < 40 for side in sides)
