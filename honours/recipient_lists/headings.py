"""What the lines of a list say that are no recipients: blocks, totals, and the decision that it belongs to."""

import datetime
import re
from contextlib import suppress

from honours.models import Recipient
from honours.recipient_lists.honour_names import folded
from news.text import vietnamese

MARKER = re.compile(r"^\(?([IVX]{1,5}|[A-HĐa-hđ])[.)\-–:]?$")
MARKED = re.compile(r"^\(?([IVX]{1,5}|[A-HĐ]|[a-hđ](?=[.)]))\s*[.)\-–:/]\s*(?=\S)")
NUMBERED = re.compile(r"^\(?\d{1,4}(\.\d{1,3})*\s*[.)\-–]?$")
KINDS = [
    (Recipient.ENTERPRISE, r"\bdoanh nghiep\b|\bhop tac xa\b"),
    (Recipient.HOUSEHOLD, r"\bho gia dinh\b|\bgia dinh\b|(?<!ung )\bho\b"),
    (Recipient.PERSON, r"\bca nhan\b|\bnguoi\b|\bdong chi\b|\bong ba\b"),
    (Recipient.COLLECTIVE, r"\btap the\b|\bdon vi\b|\bco quan\b"),
]
NOUN = r"(tap the|don vi|doanh nghiep|hop tac xa|ca nhan|nguoi|dong chi|ho gia dinh|gia dinh|ho)"
COUNT = re.compile(rf"\b(\d{{1,5}}) {NOUN}\b")
COUNT_BEHIND = re.compile(rf"\b{NOUN}\s*(?::\s*(\d{{1,5}})\b|\((\d{{1,5}})\))")  # "Tập thể: 02", "Tập thể (02)".
CASES = re.compile(r"\b(\d{1,5}) (truong hop|doi tuong|tap the ca nhan)\b")
TOTAL = re.compile(r"^(tong|cong|an dinh|tong so|tong cong)\b|\bdanh sach (nay )?(gom|co)\b")
# Of a draft the number may be missing: "số      /QĐ-UBND".
DECISION = re.compile(
    r"quyết định\s+số[:\s.…]*(?:(?P<number>\d+\s*/\s*[^\s,;()]+|\d[^\s,;()]*)|[^\s,;()]*)", re.IGNORECASE
)
LISTED = re.compile(
    r"\bdanh sach( cac)? (?P<whom>.+?)"
    r"(?: (?:duoc|dat|de nghi|co thanh tich|tieu bieu|khen thuong|nhan (?:bang|giay|co|danh))\b|$)"
)
SEPARATOR = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
PUPILS = re.compile(r"\b(hoc sinh|tre em|thieu nhi)\b")
SIGNED = re.compile(
    r"^(nguoi lap|nguoi tong hop|lap bieu|thu truong|xac nhan|noi nhan|ky ten|ky ghi ro|tm|kt|tl|tuq) ?\b(?!.*\d)"
    r"|^(\w+ ){0,4}ngay( \d{1,2})? thang( \d{1,2})? nam \d{4}$"
)
DATE = re.compile(
    r"ngày\s+(?P<day>\d{1,2})\s*(?:/|-|\.|tháng)\s*(?P<month>\d{1,2})\s*(?:/|-|\.|năm)\s*(?P<year>\d{4})", re.IGNORECASE
)
AUTHORITY = re.compile(r"của\s+(?P<authority>[^()]+?)\s*\)?\s*$", re.IGNORECASE)
YEAR = re.compile(r"\bnăm(?:\s+học\s+\d{4}\s*[-–]\s*|\s+)(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)


def kind(text: str):
    """Return the kind of recipients that a heading or a cell names; None if it names several or none."""
    words = vietnamese.phrase(text)
    named = {recipient for recipient, pattern in KINDS if re.search(pattern, words)}
    if len(named) > 1:
        named -= {Recipient.ENTERPRISE}  # "Tập thể, doanh nghiệp": an enterprise is a collective.
    return named.pop() if len(named) == 1 else None


def listed(title: str) -> str:
    """Return the words of a title that say whom it lists, folded: "danh sách … được tặng"; "" if none do."""
    found = LISTED.search(vietnamese.phrase(title))
    return found["whom"] if found else ""


def listed_kind(titles: list[str]):
    """Return the kind of recipients that the titles above a list name; None if they name several or none."""
    return next((found for title in titles if (found := kind(listed(title)))), None)


def are_pupils(text: str) -> bool:
    """Return whether a title or heading says that those below are pupils or children."""
    words = vietnamese.phrase(text)
    return bool(PUPILS.search(words)) and "giao vien" not in words


def is_signature(text: str) -> bool:
    """Return whether a line is what stands above a signature: place and day, who made the list, who signs."""
    return bool(SIGNED.search(vietnamese.phrase(text)))


def counts(text: str) -> dict[str, int]:
    """Return how many recipients a line speaks of, by kind; "" is their sum."""
    text = without_separators(text)
    words, found = vietnamese.phrase(text), {}
    told = [(one or two, noun) for noun, one, two in COUNT_BEHIND.findall(vietnamese.fold_in_place(text))]
    for number, noun in told or COUNT.findall(words):
        found.setdefault(str(kind(noun)), int(number))
    if not found and (cases := CASES.search(words)):
        found[""] = int(cases[1])
    return found


def without_separators(text: str) -> str:
    """Return the text with numbers in figures alone: "1.250 cá nhân" with 1250."""
    return SEPARATOR.sub("", text)


def is_total(text: str) -> bool:
    """Return whether a line tells how many recipients the list has."""
    return bool(TOTAL.search(vietnamese.phrase(text)))


def decision(lines: list[str]) -> dict:
    """Return what the lines above a list say of its decision: number, signed_on, authority, year; less if unknown."""
    found = {}
    for line in lines:
        if number := DECISION.search(line):
            if number["number"]:
                found["number"] = "".join(number["number"].split())
            rest = line[number.end() :]
            if signed := DATE.search(rest):
                with suppress(ValueError):
                    found["signed_on"] = datetime.date(int(signed["year"]), int(signed["month"]), int(signed["day"]))
            if authority := AUTHORITY.search(rest):
                found["authority"] = authority["authority"]
    others = [line for line in lines if not DECISION.search(line)]
    years = [int(year["year"]) for line in others for year in YEAR.finditer(line)]
    if years:
        found["year"] = years[0]
    elif "signed_on" in found:
        found["year"] = found["signed_on"].year
    return found


def folded_without(text: str, found) -> str:
    """Return the folded words of a heading without the honour that was found in it."""
    words, _rank = folded(text)
    return words[: found.start] + words[found.end :] if found else words
