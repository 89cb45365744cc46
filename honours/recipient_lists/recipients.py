"""The name of a recipient as lists write it: its number, form of address, posthumous mark and kind."""

import re

from honours.models import Recipient
from honours.recipient_lists import headings
from news.text import vietnamese

TITLES = (
    *(
        "Ông",
        "Bà",
        "Anh",
        "Chị",
        "Em",
        "Cháu",
        "Đồng chí",
        "Đ/c",
        "Đ.c",
        "Thầy",
        "Cô",
        "Bác sĩ",
        "BS",
        "BSCKI",
        "BSCKII",
    ),
    *("ThS", "Thạc sĩ", "TS", "Tiến sĩ", "PGS", "GS", "Nhà giáo", "Nghệ nhân", "Nghệ sĩ", "Hạ sĩ", "Trung sĩ"),
    *("Thượng sĩ", "Chuẩn úy", "Thiếu úy", "Trung úy", "Thượng úy", "Đại úy", "Thiếu tá", "Trung tá", "Thượng tá"),
    *("Đại tá", "Thiếu tướng", "Trung tướng", "Hòa thượng", "Thượng tọa", "Đại đức", "Linh mục", "Mục sư", "Già làng"),
    *("Binh nhất", "Binh nhì", "Liệt sĩ", "Liệt sỹ", "Cụ", "Mẹ"),
)
ADDRESS = re.compile(rf"^((?:Cố|{'|'.join(map(re.escape, TITLES))})(?:\.?\s+|\.))+(?=\S)", re.IGNORECASE)
NUMBER = re.compile(r"^\(?\d{1,4}\s*[.)/\-–]\s*(?=\D)")
POSTHUMOUS = re.compile(r"[\s,;–-]*\(?\s*truy\s+(?:tặng|phong)\s*\)?", re.IGNORECASE)
UNNAMED = re.compile(r"^(\d{1,5})\s+(tập thể|cá nhân|hộ gia đình|hộ|người|doanh nghiệp|đơn vị)\b", re.IGNORECASE)
HOUSEHOLD = re.compile(r"^(hộ|gia đình)\s", re.IGNORECASE)
ENTERPRISE = re.compile(
    r"^(tổng công ty|công ty|tập đoàn|doanh nghiệp|hợp tác xã|liên hiệp hợp tác xã|htx|dntn|ngân hàng)\b", re.IGNORECASE
)
# "Trương" and "Bàn" are family names, "Trường" and "Bản" are not: so with their marks.
COLLECTIVE = re.compile(
    r"^(trường|trạm|sở|phòng|ban|ủy ban|uỷ ban|ubnd|hội đồng|hội|chi cục|cục|bệnh viện|trung tâm|xã|phường|thị trấn|"
    r"huyện|thị xã|thành phố|thôn|bản|tổ|khu phố|công an|đồn|bộ chỉ huy|bộ đội|đảng ủy|đảng bộ|chi bộ|đội|khoa|tập thể|"
    r"nhân dân|viện|báo|đài|kho bạc|tòa án|văn phòng|thanh tra|khối|cụm|liên đoàn|công đoàn|tỉnh đoàn|đại đội|"
    r"tiểu đoàn|trung đoàn|hạt|nhà máy|mặt trận)\s",
    re.IGNORECASE,
)
UNIT_BEGINS = re.compile(
    r"(?<=\S)(?<![Tt]rưởng)[\s,;–-]+(?=(?:Trường|Trạm|Sở|Phòng|Ủy ban|Uỷ ban|UBND|HĐND|Hội|Chi cục|Cục|Bệnh viện|"
    r"Trung tâm|[Xx]ã|[Pp]hường|[Tt]hôn|[Bb]ản|Công an|Đồn|Bộ Chỉ huy|Đảng ủy|Văn phòng|Công ty|Hợp tác xã|"
    r"HTX|Tỉnh ủy|Huyện ủy)\s)"
)


def without_number(name: str) -> str:
    """Return the name without the number that some lists write into the same cell."""
    return NUMBER.sub("", name)


def posthumous(*texts) -> bool:
    """Return whether one of the texts says that the honour is given after death."""
    return any(POSTHUMOUS.search(text) for text in texts)


def without_posthumous(text: str) -> str:
    """Return the text without "(truy tặng)"."""
    return POSTHUMOUS.sub("", text).strip()


def split_address(name: str) -> tuple[str, str]:
    """Return the form of address before a person's name, and the name."""
    found = ADDRESS.match(f"{name} ")
    return (name[: found.end()].strip(), name[found.end() :].strip()) if found else ("", name)


def split_post(text: str) -> tuple[str, str]:
    """Return post and unit of a cell that holds both, divided at the first comma or where a unit's name begins."""
    if COLLECTIVE.match(text) or ENTERPRISE.match(text):
        return "", text
    before, comma, after = text.partition(",")
    if (place := UNIT_BEGINS.search(text)) and (not comma or place.start() <= len(before)):
        return text[: place.start()].strip(), text[place.end() :].strip()
    return before.strip(), after.strip()


def split_name(text: str) -> tuple[str, str, str]:
    """Return name, post and unit of a cell that holds all: "Lò Thị É - Trưởng bản Mo, xã Mường So"."""
    name, *rest = re.split(r"\s[-–]\s|,\s", text, maxsplit=1)
    is_one = rest and not _is_personal(rest[0])  # "Lù Văn Pản, Lò Thị É" are two.
    return (name, *split_post(rest[0])) if is_one else (text, "", "")


def guess_kind(name: str, address: str):
    """Return the kind of recipient that the words of a name tell; None if they do not."""
    if HOUSEHOLD.match(name):
        return Recipient.HOUSEHOLD
    if ENTERPRISE.match(name):
        return Recipient.ENTERPRISE
    if COLLECTIVE.match(name):
        return Recipient.COLLECTIVE
    return Recipient.PERSON if address or ADDRESS.match(name) else None


def is_unit(text: str) -> bool:
    """Return whether a heading is the name of an agency or enterprise."""
    is_heading = text.lower().startswith("trường hợp") or headings.kind(text)
    return not is_heading and bool(COLLECTIVE.match(f"{text} ") or ENTERPRISE.match(text))


def kind_by_heading(heading: str, name: str):
    """Return the kind of recipient that the heading above the names tells; None if it does not."""
    words = vietnamese.phrase(heading)
    if "chu ho" in words:
        return Recipient.HOUSEHOLD
    others = re.sub(r"\bho( va)? ten\b", "", words).strip()  # The word for a family name is that for a household.
    if not others or headings.are_pupils(words):
        return Recipient.PERSON if _is_personal(name) else None
    return headings.kind(others)


def _is_personal(name):
    """Return whether a name is written as persons' are: a few words with capitals, without figures."""
    words = name.split()
    return 2 <= len(words) <= 6 and all(word.isalpha() and word[0].isupper() for word in words)
