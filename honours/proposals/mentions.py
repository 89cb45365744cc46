"""What a sentence speaks of: honours, numbers of recipients, and what links one to the other."""

import re
from typing import NamedTuple

from honours.models import Honour, Recipient
from honours.proposals import number_words
from honours.recipient_lists.headings import kind
from honours.recipient_lists.honour_names import RANKS, HonourNames
from news.text import vietnamese

EXPANDED = {
    "ubnd": ("uy", "ban", "nhan", "dan"),
    "ttg": ("thu", "tuong", "chinh", "phu"),
    "cstd": ("chien", "si", "thi", "dua"),
    "sy": ("si",),
    "ldxs": ("lao", "dong", "xuat", "sac"),
    "ldtt": ("lao", "dong", "tien", "tien"),
}
DROPPED = {"cua", "va", "thuong"}
DROPPED_PAIRS = {("danh", "hieu"), ("hinh", "thuc")}
# Before the name of who awards it, these alone are no honour that the register knows.
GENERIC = [("co", "thi", "dua"), ("bang", "khen"), ("giay", "khen"), ("ky", "niem", "chuong")]
ABOUT = {"gan", "hon", "tren", "khoang"}
OF_A_RANGE = re.compile(r"\s*[-–—/]\s*")
NOUNS = {
    *(("tap", "the"), ("ca", "nhan"), ("ho", "gia", "dinh"), ("gia", "dinh"), ("doanh", "nghiep"), ("don", "vi")),
    *(("nguoi",), ("dong", "chi"), ("hop", "tac", "xa"), ("nha", "giao"), ("can", "bo"), ("chien", "si"), ("xa",)),
}
PERSONS = {("nguoi",), ("dong", "chi"), ("nha", "giao"), ("can", "bo"), ("chien", "si")}


class Token(NamedTuple):
    """A folded word, and where it stands in the sentence."""

    word: str
    start: int
    end: int


class Mention(NamedTuple):
    """An honour in a sentence: the first token and the one behind it; None as honour if it is not clear which."""

    honour: Honour | None
    first: int
    behind: int


class Number(NamedTuple):
    """A number of recipients in a sentence."""

    count: int
    recipient: str
    first: int
    behind: int


def tokens(sentence: str) -> list[Token]:
    """Return the words of a sentence as honours are compared by them."""
    found = [
        Token(match[0], *match.span())
        for match in re.finditer(r"[a-z0-9]+(?:\.\d{3})*", vietnamese.fold_in_place(sentence))
    ]
    kept, place = [], 0
    while place < len(found):
        token = found[place]
        pair = tuple(one.word for one in found[place : place + 2])
        if pair in DROPPED_PAIRS:
            place += 1
        elif token.word not in DROPPED:
            kept += [token._replace(word=word) for word in EXPANDED.get(token.word, (token.word,))]
        place += 1
    return kept


class Finder:
    """Finds honours by their words; made once for an article."""

    def __init__(self, honours: HonourNames):
        self.names = {tuple(name.split()): by_rank for name, by_rank in honours.by_name.items()}
        self.longest = max(map(len, self.names))

    def mentions(self, found: list[Token]) -> list[Mention]:
        """Return the honours of a sentence in their order, those that stand within another left out."""
        mentions, place, last = [], 0, None
        words = [token.word for token in found]
        while place < len(words):
            mention = self._at(words, place) or self._rank_alone(words, place, last)
            if mention:
                mentions.append(mention)
                last = mention.honour or last
            place = mention.behind if mention else place + 1
        return mentions

    def _at(self, words, place):
        for length in range(min(self.longest, len(words) - place), 0, -1):
            by_rank = self.names.get(tuple(words[place : place + length]))
            if by_rank:
                rank, behind = _rank(words, place + length)
                honour = by_rank.get(rank) or by_rank.get(None) or next(iter(by_rank.values()))
                return Mention(honour, place, behind)
        return self._generic(words, place)

    def _generic(self, words, place):
        """Return the mention of "Bằng khen" or the like, whose authority stands before it in the sentence."""
        name = next((one for one in GENERIC if tuple(words[place : place + len(one)]) == one), None)
        if name is None:
            return None
        before = f" {' '.join(words[:place])} "
        known = [
            full for full in self.names if full[: len(name)] == name and f" {' '.join(full[len(name) :])} " in before
        ]
        longest = max(known, key=len, default=None)
        return Mention(self.names[longest].get(None) if longest else None, place, place + len(name))

    def _rank_alone(self, words, place, last):
        """Return the mention of "hạng Nhì" behind an honour of another rank."""
        rank, behind = _rank(words, place)
        if last is None or rank is None:
            return None
        by_rank = next((ranks for ranks in self.names.values() if last in ranks.values()), {})
        return Mention(by_rank[rank], place, behind) if rank in by_rank else None


def _rank(words, place):
    """Return the rank that is written at a place, None for none or several, and the place behind it."""
    if words[place : place + 2] == ["cac", "hang"]:
        place += 2
        while place < len(words) and words[place] in RANKS:
            place += 1
        return None, place
    if words[place : place + 1] == ["hang"] and words[place + 1 : place + 2] and words[place + 1] in RANKS:
        return RANKS[words[place + 1]], place + 2
    return None, place


def numbers(sentence: str, found: list[Token]) -> list[Number]:
    """Return exact numbers of recipients in a sentence: "36 tập thể", "hai mươi ba cá nhân"; no ranges, no shares."""
    words = [token.word for token in found]
    told = []
    for behind in range(1, len(words)):
        noun = next((one for one in NOUNS if tuple(words[behind : behind + len(one)]) == one), None)
        if noun is None or sentence[found[behind - 1].end : found[behind].start].strip():
            continue
        first, count = _number_before(words, behind)
        if count and _is_exact(sentence, found, first):
            told.append(Number(count, _kind(noun), first, behind + len(noun)))
    return told


def _number_before(words, behind):
    """Return where the number before a place begins, and the number; None for none."""
    figures = words[behind - 1].replace(".", "")
    if figures.isdigit():
        return behind - 1, int(figures) if len(figures) < 8 else None
    first = number_words.first_of(words, behind)
    return first, number_words.value(words[first:behind])


def _is_exact(sentence, found, first):
    """Return whether nothing before a number makes it the end of a range, a share or a guess."""
    before = [token.word for token in found[:first]]
    if not before:
        return True
    is_joined = before[-1].isdigit() and OF_A_RANGE.fullmatch(sentence[found[first - 1].end : found[first].start])
    is_a_range = before[-1] in ("den", "toi") and any(_is_number(word) for word in before[-2:-1])
    return not is_joined and not is_a_range and before[-1] not in ABOUT


def _is_number(word):
    return word.isdigit() or word in number_words.WORDS


def _kind(noun):
    if noun in PERSONS:
        return str(Recipient.PERSON)
    return str(kind(" ".join(noun)) or Recipient.COLLECTIVE)
