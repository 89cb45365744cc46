"""The names in a byline: pen names, without roles, posts and offices."""

import re
import unicodedata
from itertools import takewhile

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from news.text import vietnamese

MOST_NAMES = 8
LONGEST_NAME = 80
# "R&D" and "Q & A" are names; "Vân & Khuê" are two.
_BETWEEN = re.compile(r"\s*[,;/|\n]\s*|(?<=\w\w)\s*&\s*(?=\w\w)")
_PERHAPS_BETWEEN = re.compile(r"\s*[–—]\s*|\s+-\s+|\s+và\s+")
_ASIDE = re.compile(r"\([^)]*\)")
_BEFORE = re.compile(r"^.*(?::|\bcủa\b|\bdo\b)\s*", re.IGNORECASE)
# Words such as "Bài", "Ảnh", "Tin", "Bài viết", "Thực hiện" that name nobody.
_ROLES = set("bai va anh tin video clip hinh viet thuc hien tong hop do hoa nguon phong su but ky ghi chep".split())

# Matched with marks, which distinguish "Báo Sơn La" from "Bảo Sơn". Only _OFFICE_OR_NAME can also begin a name.
_OFFICE = (
    "sở|cục|chi cục|tổng cục|báo|tạp chí|văn phòng|trung tâm|thanh tra|công an|ub|ubnd|hđnd|[uủ][yỷ] ban|mttq|mặt trận|"
    "liên đoàn|bệnh viện|bộ môn|chi bộ|đảng [uủ][yỷ]|tỉnh|huyện|xã|phường|thôn|thị trấn|thành phố"
)
_OFFICE_OR_NAME = "ban|bộ|đài|đoàn|đội|hội|khoa|phòng|tổ|trường|vụ"
_POST = (
    "chủ tịch|chủ nhiệm|giám đốc|hiệu trưởng|bí thư|thư ký|biên tập|[uủ][yỷ] viên|chuyên viên|thành viên|đại biểu|"
    "cán bộ|kế toán trưởng"
)
_RANK = r"(?:phó|tổng|trưởng|chánh)\s+"
_IS_POST = re.compile(
    rf"(?:nguyên\s+|quyền\s+)?(?:(?:{_RANK})*(?:{_POST})|(?:{_RANK})+(?:{_OFFICE}|{_OFFICE_OR_NAME}))\b", re.IGNORECASE
)
_IS_OFFICE = re.compile(rf"(?:{_OFFICE})\b", re.IGNORECASE)
_MAY_BE_OFFICE = re.compile(rf"(?:{_OFFICE_OR_NAME})\b", re.IGNORECASE)


def names(byline: str) -> list[str]:
    """Return the people named: "Bài và ảnh: Hà Vân – Minh Khuê" -> ["Hà Vân", "Minh Khuê"]; "Theo …" names no one."""
    found: dict[str, str] = {}
    for part in _parts(_ASIDE.sub(" ", _composed(byline))):
        name = " ".join(part.strip(" .…\"'“”").split())
        if _is_name(name) and not (found and is_office(name)):
            found.setdefault(vietnamese.slug(name, LONGEST_NAME), name)
    return list(found.values())[:MOST_NAMES]


def is_office(name: str) -> bool:
    """Return whether the name is an office or a paper: alone it signs, after a name it is where that person works."""
    # Every word of a person's name is capitalised: "Ban Mai" is a pen name, "Ban Dân vận" is an office.
    return bool(_IS_OFFICE.match(name) or (_MAY_BE_OFFICE.match(name) and not name.istitle()))


def _is_name(text):
    words = vietnamese.words(text)
    return (
        bool(words)
        and words[0] != "theo"
        and not _ROLES.issuperset(words)
        and not _IS_POST.match(text)
        and len(text) <= LONGEST_NAME
    )


def _composed(byline):
    return unicodedata.normalize("NFC", byline)


def _parts(byline):
    for part in _BETWEEN.split(byline):
        named = _BEFORE.sub("", part)
        # "Tòng Văn Chính – Phó Trưởng Ban …": whatever follows a post names nobody.
        people = list(takewhile(lambda other: not _IS_POST.match(other), _PERHAPS_BETWEEN.split(named)))
        # "Hà Vân – Minh Khuê" are two people, "Ban Thi đua – Khen thưởng tỉnh" is one board.
        yield from people if all(word[:1].isupper() for other in people[1:] for word in other.split()) else [named]


def address(name: str) -> str:
    """Return the path of the author's page."""
    return f"/tac-gia/{vietnamese.slug(name, LONGEST_NAME)}/"


def linked(byline: str) -> SafeString:
    """Return the byline with every name as a link to its author's page."""
    pieces, rest = [], _composed(byline)
    for name in names(byline):
        before, found, after = rest.partition(name)
        if found:
            pieces.append((before, address(name), name))
            rest = after
    return format_html("{}{}", format_html_join("", '{}<a href="{}" rel="author">{}</a>', pieces), rest)
