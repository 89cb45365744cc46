"""Slips in a Vietnamese text that a reader would notice; each rule yields the words as they stand in the text."""

import re
from collections.abc import Iterator
from itertools import pairwise

from news.checking import compounds, syllables
from news.text import vietnamese

WORD = re.compile(r"[^\W\d_]+")
# Words that may be doubled on purpose.
TWICE = set(
    "ba bao bay biêng bon bình bản bập bời bừng cao chan chang chiều chung chuyên chuồn chôm chầm chậm chằm chỉ "
    "chốn chỗ con cuồn cào cứ dài dâu dần dập dặn dồn gay gia gần gật gồ hai hao hay hiu hàng hây hôm hăm hơi hằng "
    "hồng hừng khe khăng khư kìn kề lai lo luôn làng lâng lâu lù lăm lấp lần lắc lẻ lồ lớp lời mai man mang muôn "
    "mãi mơn mải mỗi mờ nao nay ngay nghêu nghìn nghề ngàn ngành ngày người ngấn ngời nhai nhiều nho nhà nhàn nhè "
    "nhơn như năm nơi nườm nằng nửa oang phau phe phây phăm phơi phơn qua quanh quen ra rau rành rào rì rôm rõ rưng "
    "rất rầm rối sa san sang se sáng sâu sần sớm sục sừng ta tay thang thanh thao thi thoang tháng thênh thôi thăm "
    "thường thỉnh tim to tràn trùng trăm trơ trưng trắng tí tươi tấm tầng tập tối từ từng tự vang việc vo vui vàng "
    "vân vèo vòng vù vạn vừa vững xa xanh xe xinh xoe xuân xóm xôn xăm yên ào êm ôm ông ùn ý đau đi điệp đo đâu đêm "
    "đông đùng đăm đường đầu đều đỏ đời ươm ầm ối".split()
)
LOANWORDS = {"vắcxin", "vácxin", "cácbon", "mêtan", "êtanol", "ôxi", "ôxy", "ôtô", "ăngten", "xăngti", "việtnam"}
PREFIX = re.compile(r"\s*\(?[A-ZĐ]{2,10}(?:\.[A-ZĐ]{2,10})?\)?\s*[-–—]\s")
SPACED_HYPHEN, SPACED_DASH = re.compile(r"(?<!\S)\S+ - \S+"), re.compile(r"\S [–—] \S")
BETWEEN = re.compile(r"\s+|\s*[-–—]\s*")


def doubled(text: str) -> Iterator[str]:
    """Yield words that stand twice in a row: "sản sản phẩm"."""
    words = list(WORD.finditer(text))
    for number, (first, second) in enumerate(pairwise(words)):
        between = text[first.end() : second.start()]
        if between == " " and first[0].lower() == second[0].lower() and not _on_purpose(words, number):
            yield text[first.start() : second.end()]


def _on_purpose(words, number):
    """Return whether the word may be repeated: a doubling, two compounds that meet, or a name that begins with it."""
    first, second = words[number][0], words[number + 1][0]
    before, after = ("".join(word[0] for word in words[at : at + 1]).lower() for at in (number - 1, number + 2))
    return second[0].isupper() or first.lower() in TWICE or compounds.meet(before, first.lower(), after)


def glued(text: str) -> Iterator[tuple[str, str]]:
    """Yield words written as one, each with its probable parts: "đuanăm", "đua năm"."""
    for word in WORD.findall(text):
        if word.lower() not in LOANWORDS and (parts := syllables.glued(word)):
            yield word, " ".join(parts)


def mixed(text: str) -> Iterator[tuple[str, str]]:
    """Yield pairs of spellings of one word, the rarer first: "Uỷ" and "Ủy"."""
    ways = {}
    for word in WORD.findall(text):
        if syllables.is_tone_free_to_stand(word):
            ways.setdefault(syllables.in_one_way(word), []).append(word)
    for words in ways.values():
        counted = sorted({word.lower(): word for word in words}.values(), key=lambda word: _count(words, word))
        if len(counted) > 1:
            yield counted[0], counted[-1]


def _count(words, word):
    return sum(other.lower() == word.lower() for other in words)


def hyphens(text: str) -> Iterator[str]:
    """Yield hyphens used like dashes, if the text has dashes elsewhere."""
    if SPACED_DASH.search(text):
        yield from SPACED_HYPHEN.findall(text)


def near_misses(text: str, names) -> Iterator[tuple[str, str]]:
    """Yield words that differ from a name only in marks or capitals: "Khen thương", "Huân chương lao động".

    Each is yielded once, together with the name; of overlapping matches only the longest.
    """
    misses = sorted(set(_misses(text, names)), key=lambda miss: (len(miss[0]), miss))
    for number, (quote, name) in enumerate(misses):
        if not any(quote in longer for longer, _name in misses[number + 1 :]):
            yield quote, name


def _misses(text, names):
    words = list(WORD.finditer(text))
    plain = [vietnamese.fold(word[0]) for word in words]
    for name in names:
        wanted = WORD.findall(name)
        toneless = [vietnamese.fold(word) for word in wanted]
        for start in range(len(words) - len(wanted) + 1 if len(wanted) > 1 else 0):
            if plain[start : start + len(wanted)] == toneless:
                found = words[start : start + len(wanted)]
                is_near = _has_other_capitals if _is_said(found, wanted) else _is_meant
                if _stand_together(text, found) and is_near(found, wanted):
                    yield text[found[0].start() : found[-1].end()], name


def _stand_together(text, found):
    return all(BETWEEN.fullmatch(text[one.end() : other.start()]) for one, other in pairwise(found))


def _is_meant(found, wanted):
    """Return whether the words have a capital wherever the name has one after its first word."""
    return all(is_large for is_large, shall_be in _capitals(found, wanted)[1:] if shall_be)


def _has_other_capitals(found, wanted):
    """Return whether the words share a capital of the name but differ in another; all capitals is a headline."""
    capitals = _capitals(found, wanted)
    is_headline = all(word[0].isupper() for word in found)
    return not is_headline and (True, True) in capitals and any(one != other for one, other in capitals[1:])


def _capitals(found, wanted):
    """Return for each word whether it begins with a capital, and whether the name has one there."""
    return [(word[0][0].isupper(), name[0].isupper()) for word, name in zip(found, wanted, strict=True)]


def _is_said(found, wanted):
    return [syllables.in_one_way(word[0]) for word in found] == [syllables.in_one_way(word) for word in wanted]
