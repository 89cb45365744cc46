"""Who wrote an article, read out of its byline: pen names, roles before them, several people in one line."""

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
# "Bài", "Ảnh", "Tin", "Bài viết", "Thực hiện" … with no name behind them.
_ROLES = set("bai va anh tin video clip hinh viet thuc hien tong hop do hoa nguon phong su but ky ghi chep".split())

# Told by their marks, which tell "Báo Sơn La" from Bảo Sơn. Nobody is called by the first; some are by the second.
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
    """The people named: "Bài và ảnh: Hà Vân – Minh Khuê" -> ["Hà Vân", "Minh Khuê"]. "Theo …" names another paper."""
    found = {}
    for part in _parts(_ASIDE.sub(" ", _composed(byline))):
        name = " ".join(part.strip(" .…\"'“”").split())
        if _is_name(name) and not (found and is_office(name)):
            found.setdefault(vietnamese.slug(name, LONGEST_NAME), name)
    return list(found.values())[:MOST_NAMES]


def is_office(name: str) -> bool:
    """Whether a board or a paper is named: alone it signs, behind a name it is where its bearer works."""
    # A person's name has a capital on every word: "Ban Mai" is a pen name, "Ban Dân vận" is none.
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
        # "Tòng Văn Chính – Phó Trưởng Ban …": from the post on nobody is named.
        people = list(takewhile(lambda other: not _IS_POST.match(other), _PERHAPS_BETWEEN.split(named)))
        # "Hà Vân – Minh Khuê" are two people, "Ban Thi đua – Khen thưởng tỉnh" is one board.
        yield from people if all(word[:1].isupper() for other in people[1:] for word in other.split()) else [named]


def address(name: str) -> str:
    return f"/tac-gia/{vietnamese.slug(name, LONGEST_NAME)}/"


def linked(byline: str) -> SafeString:
    """The byline with every name a link to what else its bearer wrote."""
    pieces, rest = [], _composed(byline)
    for name in names(byline):
        before, found, after = rest.partition(name)
        if found:
            pieces.append((before, address(name), name))
            rest = after
    return format_html("{}{}", format_html_join("", '{}<a href="{}" rel="author">{}</a>', pieces), rest)
