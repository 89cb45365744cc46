"""Suggestions for a search without hits: words similar to the typed ones that some article has side by side.

Nearly every syllable is one slip away from another. So a word is suggested only next to a neighbour from the query,
and with the tone that was typed.
"""

from itertools import islice, product
from typing import NamedTuple

from news.models import Article
from news.search import hits, snippets, typos
from news.search.indexing import Word
from news.search.word_index import Wanted
from news.text import html, words

LONGEST_WORD = 20
SHORTEST_ALONE = 4
MOST_WORDS = 8
MOST_TRIES = 60
ENOUGH = 50
_HOOK, _TILDE = "3", "4"  # Half of the country pronounces them alike.


class Meant(NamedTuple):
    """A query that may have been meant: its words, the phrases around its new words, and its hits (50 at most)."""

    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    number: int


def suggestion(what: Wanted, text: str) -> str | None:
    """Return the query with its slips corrected, spelt as an article spells it; None if nothing similar is found."""
    typed = words.typed(text)
    if not 0 < len(typed) <= MOST_WORDS or max(len(word) for _typed, word in typed) > LONGEST_WORD:
        return None
    asked = [word for _typed, word in typed]
    if _number_of_hits([], asked):
        # The words have hits, so the quotation marks or the conditions excluded them.
        return spelt(typed, Meant(tuple(asked), (), 1)) if any(len(phrase) > 1 for phrase in what.phrases) else None
    likely = sorted(_meant(asked), key=lambda meant: (-len(meant.phrases[0]), -meant.number))
    proposals = (spelt(typed, meant) for meant in likely[:5])
    return next(filter(None, proposals), None)


def _meant(asked):
    """Yield queries with each unknown word replaced by a similar one; if all are known, with one word replaced."""
    known = set(Word.objects.filter(word__in=asked).values_list("word", flat=True))
    unknown = [place for place, word in enumerate(asked) if word not in known and not word.isdigit()]
    tries = [unknown] if unknown else [[place] for place in range(len(asked))]
    for places in tries:
        near = [list(islice(near_words(asked[place]), MOST_TRIES // len(tries))) for place in places]
        for chosen in islice(product(*near), MOST_TRIES // len(tries)):
            changed = dict(zip(places, chosen, strict=True))
            pieces = [changed.get(place, [word]) for place, word in enumerate(asked)]
            if found := _standing_together(pieces, changed):
                yield found


def _standing_together(pieces, changed):
    """Return the query if every new word stands next to a neighbour in an article that has all words; else None."""
    new = tuple(word for piece in pieces for word in piece)
    if len(pieces) == 1:
        number = _number_of_hits([new], []) if len("".join(new)) >= SHORTEST_ALONE else 0
        return Meant(new, (new,), number) if number else None
    phrases = tuple(_phrase_around(pieces, place) for place in changed)
    number = all(phrases) and _number_of_hits(phrases, new)
    return Meant(new, phrases, number) if number else None


def _phrase_around(pieces, place):
    """Return the word with both neighbours or one of them, whichever some article has; else None."""
    before = max(place - 1, 0)
    around = [pieces[before : place + 2], pieces[before : place + 1], pieces[place : place + 2]]
    phrases = (tuple(word for piece in part for word in piece) for part in around if len(part) > 1)
    return next((phrase for phrase in phrases if _number_of_hits([phrase], [])), None)


def near_words(word: str):
    """Yield known words one slip away, each as a list of one word, or of two that were written as one."""
    near = typos.variants(word)
    halves = [(word[:place], word[place:]) for place in range(1, len(word))]
    asked = near | {half for pair in halves for half in pair}
    known = set(Word.objects.filter(word__in=asked).values_list("word", flat=True))
    yield from ([*pair] for pair in halves if known.issuperset(pair) and min(map(len, pair)) > 1)
    alike = set(typos.sounding_alike(word))
    # Longest first: a slip rarely drops the first or the last letter.
    yield from ([one] for one in sorted(known & near, key=lambda one: (one not in alike, -len(one), one)))


def spelt(typed: list[tuple[str, str]], meant: Meant) -> str | None:
    """Return the words as the newest hit spells them, or as typed; None if a new word lacks the typed tone."""
    [newest, *_older] = hits.find(_wanted(meant.phrases, meant.words)).hits
    written = _written(Article.objects.get(pk=newest.article), meant)
    kept = {word: as_typed for as_typed, word in typed if not as_typed.isascii()}
    spelling = [kept.get(word) or written.get(word, word) for word in meant.words]
    new = [word for word, key in zip(spelling, meant.words, strict=True) if key not in {key for _typed, key in typed}]
    lost = [as_typed for as_typed, key in typed if key not in meant.words]
    return " ".join(spelling) if all(_has_tone(as_typed, new) for as_typed in lost) else None


def _written(article, meant):
    """Return how the article spells each word: within the phrases, or else at its first occurrence."""
    captions = article.photos.values_list("caption", flat=True)
    text = snippets.composed(article.title, article.lead, html.plain(article.body), *captions, article.byline)
    written = {}
    for phrase in (meant.words, *meant.phrases, *((word,) for word in meant.words)):
        for begin, end, _found in snippets.places(text, Wanted((tuple(phrase),)))[:1]:
            for as_written, word in words.typed(text[begin:end]):
                written.setdefault(word, as_written)
    return written


def _has_tone(typed, new):
    """Return whether a new word has the typed tone; whoever types other marks means the level tone by typing none."""
    if typed.isascii():
        return True
    asked = words.tone(typed)
    alike = {_HOOK, _TILDE} if asked in (_HOOK, _TILDE) else {asked}
    return any(words.tone(word) in alike for word in new)


def _wanted(phrases, alone):
    return Wanted(tuple(dict.fromkeys([*phrases, *((word,) for word in alone)])))


def _number_of_hits(phrases, alone):
    return len(hits.matching(_wanted(phrases, alone)).values_list("pk")[:ENOUGH])
