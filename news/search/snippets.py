"""Snippets: the part of an article that has the words of a search, as it is written there, with the words marked."""

import re
import unicodedata

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from news.search.word_index import Wanted, column
from news.text import html, vietnamese, words

WIDTH = 240
BEFORE = 70
_LAST_WORD, _FIRST_WORD = re.compile(r"\s+\S*$"), re.compile(r"^\S*\s+")


def composed(*texts: str) -> str:
    """Return the texts as one, in NFC and with single spaces, as `vietnamese.fold_in_place` needs it."""
    return unicodedata.normalize("NFC", " ".join(" ".join(texts).split()))


def marked(text: str, what: Wanted) -> SafeString:
    """Return the whole text with <mark> around all words that were asked for."""
    text = composed(text)
    return _with_marks(text, places(text, what))


def snippet(article, others: list[str], what: Wanted) -> SafeString:
    """Return the part of the article with most of the words; the lead if it has all of them, or nothing has any.

    `others` are its captions and the titles of its documents.
    """
    lead = composed(article.lead)
    if lead and what.is_in(column(words.indexed(lead))):
        return cut(lead, what)
    text = composed(html.plain(article.body), *others, article.byline)
    return cut(text, what) if _asked(text, what) else cut(lead or text, what)


def cut(text: str, what: Wanted) -> SafeString:
    """Return the WIDTH characters of the text with the most different words asked for, cut between words."""
    found = places(text, what)
    begin = max(_best(found) - BEFORE, 0)
    if len(text) - begin < WIDTH:
        begin = max(len(text) - WIDTH, 0)
    part = text[begin : begin + WIDTH]
    after = begin + WIDTH < len(text)
    part = _FIRST_WORD.sub("", part) if begin else part
    part = _LAST_WORD.sub("", part) if after else part
    return format_html("{}{}{}", "… " if begin else "", _with_marks(part, places(part, what)), " …" if after else "")


def places(text: str, what: Wanted) -> list[tuple[int, int, str]]:
    """Return begin, end and folded words of each match in the composed text."""
    if not what.words:
        return []
    folded = vietnamese.fold_in_place(text)
    return [(*match.span(), " ".join(words.words(match[0]))) for match in _pattern(what).finditer(folded)]


def _pattern(what):
    compounds = [(word,) for compound in what.compounds for word in (compound.joined, *compound.parts)]
    longest_first = sorted([*what.phrases, *compounds], key=len, reverse=True)
    phrases = (r"[\W_]+".join(map(words.pattern, phrase)) for phrase in longest_first)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(phrases)})(?![^\W_])")


def _asked(text, what):
    return {found for _begin, _end, found in places(text, what)}


def _best(found):
    """Return where the window with the most different words begins; the first of several."""
    best, most = 0, 0
    for index, (begin, _end, _words) in enumerate(found):
        within = {words for start, _stop, words in found[index : index + 30] if start < begin + WIDTH - BEFORE}
        if len(within) > most:
            best, most = begin, len(within)
    return best


def _with_marks(text, found):
    pieces, done = [], 0
    for begin, end, _words in found:
        pieces.append((text[done:begin], text[begin:end]))
        done = end
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), text[done:])
