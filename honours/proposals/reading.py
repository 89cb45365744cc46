"""The awards that an article tells: how many recipients, or which one, got which honour in which year."""

import re
from collections import Counter
from typing import NamedTuple

from honours.models import Honour, Recipient
from honours.proposals.mentions import Finder, numbers, tokens
from honours.recipient_lists import recipients
from honours.recipient_lists.headings import YEAR
from honours.recipient_lists.honour_names import HonourNames
from news.text import html, vietnamese

ENDS_A_LINE = re.compile(r"</(?:p|h[1-6]|li|td|th|figcaption|blockquote|div)>|<br\s*/?>", re.IGNORECASE)
# Not after an abbreviation such as "TP." or "Đ/c.", nor within a date.
SENTENCE_ENDS = re.compile(r"(?<=[a-zà-ỹ0-9”\")])(?<!\bTP)(?<!\bđ/c)[.!?]+(?:/\.)?\s+(?=[A-ZÀ-Ỹ“\"])|[\n\r]+")
RECEIVED = {"nhan", "duoc", "dat", "don"}
LISTED = re.compile(r"\s*[:(–-]\s*$")  # "Bằng khen: 5 tập thể", "Bằng khen (5 tập thể)".
# "… cho", "… được trao cho:", "… gồm:", "…:", "… tặng": what stands between an honour and the names of who got it.
NAMES_BEGIN = re.compile(
    r"\s*(?:(?:được|đã|trao|tặng|gồm|có|là)\s+)*(?:(?:cho|tặng)\b\s*:?|(?:gồm|có|là)?\s*:)\s*", re.IGNORECASE
)
PERSON = r"(?:ông|bà|anh|chị|em|đồng chí|đ/c)\s"
NAME_ENDS = re.compile(
    r"\s*(?:[;:]|,?\s+(?:vì|đã|do|nhân dịp|tại|trong|có|với|là)\s|"
    rf",\s+(?!{PERSON})(?=[a-zà-ỹ])|[.!?]*$)"
)
BETWEEN_NAMES = re.compile(rf"\s+và\s+(?=[A-ZĐ]|{PERSON})")
IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


class Award(NamedTuple):
    """Recipients of an honour: a name, or a number without names; `sentence` is where the article tells it."""

    honour: Honour
    recipient: str
    name: str
    count: int
    year: int | None
    sentence: str

    @property
    def kind(self) -> str:
        """The kind of recipient in words."""
        return dict(Recipient.choices)[self.recipient]


def sentences(article) -> list[str]:
    """Return the sentences of an article's lead, body and captions."""
    lines = [article.lead, *ENDS_A_LINE.sub("\n", article.body).split("\n")]
    lines += [photo.caption for photo in article.photos.all()]
    texts = (html.plain(line).strip() for line in lines)
    found = (part.strip() for text in texts if text for part in SENTENCE_ENDS.split(text))
    return [part for part in found if part]


def awards(article) -> list[Award]:
    """Return the awards of an article, each once however often it is told; `year` is None where nothing says it."""
    finder, found = Finder(HonourNames()), {}
    for sentence in sentences(article):
        for award in _of_sentence(sentence, finder):
            found.setdefault((award.honour.pk, award.recipient, vietnamese.phrase(award.name), award.count), award)
    told = list(found.values())
    usual = Counter(award.year for award in told if award.year).most_common(1)
    return [award if award.year else award._replace(year=usual[0][0] if usual else None) for award in told]


def _of_sentence(sentence, finder):
    found = tokens(sentence)
    mentions = finder.mentions(found)
    if not mentions:
        return
    clauses = _clauses(sentence, found)
    taken = {place for mention in mentions for place in range(mention.first, mention.behind)}
    groups = _groups([number for number in numbers(sentence, found) if number.first not in taken], clauses)
    counted = set()
    for group in groups:
        near = [one for one in mentions if clauses[one.first] == clauses[group[0].first]]
        mention = _honour_of(group, near, found, sentence)
        if mention is None or mention.honour is None:
            continue
        counted.add(mention)
        for number in group:
            yield Award(mention.honour, number.recipient, "", number.count, _year(sentence), sentence)
    for mention in mentions:
        if mention.honour and mention not in counted:
            yield from _named(sentence, found, mention)


def _clauses(sentence, found):
    """Return for each token the number of its clause; clauses end at semicolons, and numbers belong to their own."""
    return [sentence.count(";", 0, token.start) for token in found]


def _groups(found, clauses):
    """Return the numbers that stand beside each other: "5 tập thể, 4 cá nhân" are one group."""
    groups = []
    for number in found:
        if groups and number.first == (last := groups[-1][-1]).behind and clauses[number.first] == clauses[last.first]:
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups


def _honour_of(group, mentions, found, sentence):
    """Return the honour that a group of numbers belongs to, by the words between them; None if nothing links them."""
    first, behind = group[0].first, group[-1].behind
    before = max((one for one in mentions if one.behind <= first), key=lambda one: one.behind, default=None)
    after = min((one for one in mentions if one.first >= behind), key=lambda one: one.first, default=None)
    given = {token.word for token in found[before.behind : first]} if before else set()
    received = {token.word for token in found[behind : after.first]} if after else set()
    is_listed = before and LISTED.match(sentence[found[before.behind - 1].end : found[first].start])
    if after and "dat" in received:
        return after
    if before and ("cho" in given or is_listed):
        return before
    if after and (not received or RECEIVED & received):
        return after
    return before if before and not given else None


def _named(sentence, found, mention):
    """Yield the recipients that are named behind an honour, if their names tell what they are."""
    begin = NAMES_BEGIN.match(sentence, found[mention.behind - 1].end)
    if begin is None:
        return
    whole = NAME_ENDS.split(IN_BRACKETS.sub("", sentence[begin.end() :]), maxsplit=1)[0]
    for name in _names(whole):
        address, name_alone = recipients.split_address(name)
        kind = Recipient.PERSON if address else recipients.guess_kind(name, "")
        named = name_alone if kind == Recipient.PERSON else name
        if kind and named[:1].isupper():
            yield Award(mention.honour, str(kind), named, 1, _year(sentence), sentence)


def _names(whole):
    """Yield names that stand between commas and "và"; of a household "ông … và bà …" are one."""
    for part in whole.split(","):
        yield from (
            [part.strip()] if recipients.HOUSEHOLD.match(part.strip()) else map(str.strip, BETWEEN_NAMES.split(part))
        )


def _year(sentence):
    years = YEAR.findall(sentence)
    return int(years[-1]) if years else None
