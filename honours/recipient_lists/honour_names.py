"""Finds the honour that a text names, in whichever spelling; for an unknown one, the nearest known."""

import difflib
import re
from typing import NamedTuple

from honours.models import Honour
from honours.models.names import names
from news.text import vietnamese

# Of folded words: abbreviations, second spellings, and words without which a name is the same.
SAME = [
    (r"\bubnd\b", "uy ban nhan dan"),
    (r"\bbk\b", "bang khen"),
    (r"\bgk\b", "giay khen"),
    (r"\bct(?= uy ban)", "chu tich"),
    (r"\bttg\b|\bthu tuong cp\b", "thu tuong chinh phu"),
    (r"\bcstdcs\b", "chien si thi dua co so"),
    (r"\bcstd\b", "chien si thi dua"),
    (r"\bchien sy\b", "chien si"),
    (r"\bhcld\b", "huan chuong lao dong"),
    (r"\bhuan chuong ld\b", "huan chuong lao dong"),
    (r"\bhc (?=lao dong|doc lap|quan cong)", "huan chuong "),
    (r"\bldxs\b", "lao dong xuat sac"),
    (r"\bldtt\b", "lao dong tien tien"),
    (r"\bllvt\b", "luc luong vu trang"),
    (r"\btw\b", "trung uong"),
    (r"\b(cua|va|danh hieu|hinh thuc|thuong|cap tinh thanh pho)\b", " "),
]
RANK = re.compile(r"\bhang (nhat|nhi|ba|iii|ii|i|1|2|3)\b")
SEVERAL_RANKS = re.compile(r"\bcac hang( (nhat|nhi|ba|va))+\b")
RANKS = {"nhat": 1, "i": 1, "1": 1, "nhi": 2, "ii": 2, "2": 2, "ba": 3, "iii": 3, "3": 3}
# "… tỉnh Mường Lam": a province's own name behind a form of the province.
ENDS_WITH_A_PLACE = re.compile(r"(tinh|thanh pho|chinh phu|huyen|xa|phuong|so)$")
MOST_WORDS_OF_A_PLACE = 4
NEAR, MOST_NEAR = 0.55, 3


class Found(NamedTuple):
    """An honour in a text: its place in the folded words, from `start` to `end`."""

    honour: Honour
    start: int
    end: int


def folded(text: str) -> tuple[str, int | None]:
    """Return the words by which honours are compared, without the rank, and the rank."""
    words = SEVERAL_RANKS.sub(" ", vietnamese.phrase(text))
    rank = RANK.search(words)
    words = RANK.sub(" ", words)
    for pattern, same in SAME:
        words = re.sub(pattern, same, words)
    return " ".join(words.split()), RANKS[rank[1]] if rank else None


class HonourNames:
    """All honours by their spellings; made once for a list."""

    def __init__(self):
        self.by_name = {}
        for honour in Honour.objects.all():
            for name in [honour.name, *names(honour.other_names)]:
                self.by_name.setdefault(folded(name)[0], {}).setdefault(honour.rank, honour)
        # The longest first: "Bằng khen của Chủ tịch UBND tỉnh" before a shorter name within it.
        self.longest_first = sorted(self.by_name, key=len, reverse=True)

    def named(self, text: str) -> Honour | None:
        """Return the honour that the whole text names, or None."""
        words, rank = folded(text)
        name = words if words in self.by_name else self._without_its_place(words)
        return self.by_name[name].get(rank) if name else None

    def _without_its_place(self, words):
        for name in self.longest_first:
            rest = words.removeprefix(f"{name} ")
            if rest != words and ENDS_WITH_A_PLACE.search(name) and len(rest.split()) <= MOST_WORDS_OF_A_PLACE:
                return name
        return None

    def begins(self, text: str, honour: str) -> bool:
        """Return whether the text is the beginning of an honour's name: "Bằng khen" of "Bằng khen của …"."""
        words, _rank = folded(text)
        return bool(words) and f"{folded(honour)[0]} ".startswith(f"{words} ")

    def within(self, text: str) -> Found | None:
        """Return the first honour that the text speaks of, or None; the longer of two that begin alike."""
        words, rank = folded(text)
        found = []
        for name in self.longest_first:
            place = re.search(rf"\b{re.escape(name)}\b", words)
            if place and (honour := self.by_name[name].get(rank) or self.by_name[name].get(None)):
                found.append(Found(honour, place.start(), place.end()))
        return min(found, key=lambda one: (one.start, -one.end), default=None)

    def nearest(self, text: str) -> list[str]:
        """Return the names of at most three known honours that are spelled most like the text."""
        words, rank = folded(text)
        close = difflib.get_close_matches(words, self.by_name, MOST_NEAR * 2, NEAR)
        close += [name for name in self.by_name if words and name.startswith(f"{words} ") and name not in close]
        honours = (self.by_name[name].get(rank) or next(iter(self.by_name[name].values())) for name in close)
        return list(dict.fromkeys(str(honour) for honour in honours))[:MOST_NEAR]
