"""What the columns of a list hold, told by their headings; those with private data are never read."""

import re
from typing import NamedTuple

from news.text import vietnamese

# Of a heading's folded words. The first that matches decides.
UNIT = r"don vi|phong ban|co quan|noi cong tac|noi lam viec|dia chi cong tac|to chuc|^truong( hoc)?$"
POST = r"chuc vu|chuc danh|nghe nghiep|cap bac|nhiem vu"
HOLDS = [
    ("order", r"^(stt|tt|so tt|so thu tu)$"),
    (
        "private",
        r"cccd|cmnd|cmtnd|can cuoc|chung minh|dinh danh|ho chieu|ma so thue|tai khoan|bao hiem|^cap ngay|noi cap",
    ),
    ("private", r"ngay sinh|nam sinh|thang sinh|sinh nam|sinh ngay|ngay thang nam|tuoi$|noi sinh|dan toc|ton giao"),
    ("private", r"dien thoai|sdt|^dt$|di dong|email|e mail|thu dien tu|zalo"),
    ("private", r"que quan|nguyen quan|thuong tru|tam tru|ho khau|noi o|cho o|^dia chi(?! cong tac| co quan)"),
    ("rank", r"^hang( huan chuong| huy chuong)?$"),
    ("honour", r"^(danh hieu|hinh thuc|de nghi$)"),
    ("family name", r"^ho$|^ho( va| ten| chu)* (dem|lot)$"),
    ("grade", r"^lop( hoc)?$"),
    ("address", r"^(ten goi|danh xung|xung ho|quy danh|ong ba)\b"),
    ("name", r"ho va ten|ho ten|ten tap the|ten ca nhan|ten don vi|ten co quan|ten ho|^ten$|ten doanh nghiep"),
    ("name", r"(duoc|de nghi) (tang|khen)( thuong)?$|nguoi duoc|^(tap the|ca nhan)( ca nhan| ho gia dinh)*$"),
    ("post and unit", rf"(?=.*({POST}))(?=.*({UNIT}))"),
    ("post", POST),
    ("kind", r"phan loai khen|loai hinh|^loai$|tap the hay ca nhan|kieu doi tuong"),
    ("person class", r"phan loai doi tuong|loai doi tuong|nhom doi tuong|^doi tuong( ca nhan)?$"),
    ("honour", r"danh hieu|hinh thuc|muc khen|hang huan chuong|de nghi khen|^khen thuong$"),
    ("reason", r"thanh tich|ly do|noi dung khen|noi dung$|ghi nhan"),
    ("count", r"^(so luong|so nguoi|sl)$"),
    ("posthumous", r"truy tang"),
    ("note", r"ghi chu|chu thich"),
    ("unit", UNIT),
]
COUNTED = re.compile(r"^\(?([0-9]{1,2}|[a-z])\)?$")


class Columns(NamedTuple):
    """The columns of a list: places by what they hold; honours with a column of their own; headings not read."""

    places: dict[str, list[int]]
    honours: dict[int, str]
    private: list[str]
    unread: list[str]
    names: dict[int, str] = {}  # The headings above names, by their places.

    def value(self, texts, holds) -> str:
        """Return the first text of a row under such a heading; "" if there is none."""
        found = (texts[place] for place in self.places.get(holds, ()) if place < len(texts) and texts[place])
        return next(found, "")

    def name(self, texts) -> tuple[str, str, str]:
        """Return the name in a row, the heading above it, and what stands under another heading of names.

        "Tên tập thể" beside "Họ và tên cá nhân": of both the last is the recipient, the first where she works.
        """
        filled = [(texts[place], heading) for place, heading in self.names.items() if texts[place : place + 1] > [""]]
        return (*filled[-1], filled[0][0] if len(filled) > 1 else "") if filled else ("", "", "")

    def marked(self, texts) -> dict[str, str]:
        """Return what a row has in the columns of single honours, by the honour."""
        return {honour: texts[place] for place, honour in self.honours.items() if place < len(texts) and texts[place]}


def held(heading: str) -> str:
    """Return what a column with this heading holds; "" if that is unknown."""
    words = vietnamese.phrase(heading)
    return next((holds for holds, pattern in HOLDS if re.search(pattern, words)), "")


def is_heading(texts, honours) -> bool:
    """Return whether this row is the headings of columns: most are known, and one of them is a name or unit."""
    filled = list(dict.fromkeys(text for text in texts if text))
    known = {text: holds for text in filled if len(text) < 120 and (holds := held(text))}
    has_names = {"name", "unit", "post and unit"} & {*known.values()} or {"count", "person class"} <= {*known.values()}
    if len(known) < 2 or not has_names:
        return False
    of_honours = [text for text in filled if text not in known and honours.named(text)]
    return (len(known) + len(of_honours)) * 2 >= len(filled)


def goes_on(above, texts) -> bool:
    """Return whether a row below headings belongs to them: they reach into it, or it divides them."""
    shared = [text for text, upper in zip(texts, above, strict=False) if text and text == upper]
    return bool(shared) and (texts == above or len([text for text in texts if text]) > len(shared))


def is_count_of_columns(texts) -> bool:
    """Return whether a row only counts the columns: (1) (2) (3), or A B C."""
    filled = [text.lower() for text in texts if text]
    return len(filled) > 2 and all(COUNTED.match(text) for text in filled) and len(set(filled)) == len(filled)


def columns(rows_of_headings, honours) -> Columns:
    """Return the columns under one or more rows of headings."""
    found = Columns({}, {}, [], [])
    for place in range(max(len(texts) for texts in rows_of_headings)):
        above = [texts[place] for texts in rows_of_headings if place < len(texts) and texts[place]]
        _add(found, place, list(dict.fromkeys(above)), honours)
    places = found.places
    # A list of units has no other names; one of numbers has "Đối tượng" above "Tập thể".
    other = next((holds for holds in ("unit", "person class") if holds in places), None)
    if "name" not in places and other and (other == "unit" or "count" in places):
        places["name"] = places.pop(other)
    names = {place: _heading(rows_of_headings, place) for place in places.get("name", [])}
    return found._replace(names=names)


def _heading(rows_of_headings, place):
    return " ".join(dict.fromkeys(texts[place] for texts in rows_of_headings if place < len(texts) and texts[place]))


def _add(columns, place, parts, honours):
    heading, above = " ".join(parts), " ".join(parts[:-1])
    # What stands below is closer: "Đối tượng" above "Họ và tên".
    below = held(parts[-1]) if parts else ""
    holds = "private" if held(heading) == "private" else below or held(heading)
    if holds in ("", "honour") and held(above) in ("", "honour") and parts and honours.named(parts[-1]):
        columns.honours[place] = parts[-1]
    elif holds == "private":
        _note(columns.private, heading)
    elif holds:
        columns.places.setdefault(holds, []).append(place)
    if heading and holds in ("", "grade") and place not in columns.honours:
        _note(columns.unread, heading)


def _note(headings, heading):
    if heading not in headings:
        headings.append(heading)
