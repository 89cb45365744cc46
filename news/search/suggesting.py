"""What a search that found nothing may have meant: words that some article has, one slip of the finger away."""

from itertools import islice

from news import html
from news.models import Article
from news.search import hits, snippets
from news.search.indexing import Word
from news.search.wordindex import Wanted

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONGEST_WORD = 20
MOST_WORDS = 8
MOST_TRIES = 30
ENOUGH = 50


def suggestion(what: Wanted) -> str | None:
    """The same search with its slips corrected, spelt as an article spells it; None if nothing near finds anything."""
    words = what.words
    if not 0 < len(words) <= MOST_WORDS or max(map(len, words)) > LONGEST_WORD:
        return None
    if _number_of_hits(words):
        # Then it was the quotation marks, or the filters, that left nothing.
        return spelt(words) if any(len(phrase) > 1 for phrase in what.phrases) else None
    meant = _corrected(words)
    return spelt(meant) if meant and _number_of_hits(meant) else None


def _corrected(words):
    """Each unknown word by the near one that finds most; if all are known, the one word whose neighbour finds most."""
    known = set(Word.objects.filter(word__in=words).values_list("word", flat=True))
    unknown = [word for word in words if word not in known]
    if not unknown:
        return max((_with_best_neighbour(words, word) for word in words), key=_number_of_hits)
    meant = words
    for word in unknown:
        others = [other for other in meant if other in known]
        best = _best_neighbour(word, others)
        if not best:
            return None
        known.update(best)
        meant = [part for one in meant for part in (best if one == word else [one])]
    return meant


def _with_best_neighbour(words, word):
    others = [other for other in words if other != word]
    best = _best_neighbour(word, others, MOST_TRIES // len(words))
    return [part for one in words for part in (best if best and one == word else [one])]


def _best_neighbour(word, others, tries=MOST_TRIES):
    """The near word, or two, that together with the others find most; None if none finds anything."""
    best, most = None, 0
    for near in islice(near_words(word), tries):
        number = _number_of_hits([*others, *near])
        if number > most:
            best, most = near, number
    return best


def near_words(word: str):
    """The known words one slip away, as lists of one word, or of two that were written as one."""
    near = variants(word)
    halves = [(word[:place], word[place:]) for place in range(1, len(word))]
    asked = near | {half for pair in halves for half in pair}
    known = set(Word.objects.filter(word__in=asked).values_list("word", flat=True))
    yield from ([*pair] for pair in halves if known.issuperset(pair) and min(map(len, pair)) > 1)
    # A slip of one letter rarely takes one away from the end or the beginning: the longest first.
    yield from ([one] for one in sorted(known & near, key=lambda one: (-len(one), one)))


def variants(word: str) -> set[str]:
    """Everything one missing, doubled, wrong or swapped letter away."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    missing = {head + letter + tail for head, tail in cuts for letter in LETTERS}
    doubled = {head + tail[1:] for head, tail in cuts if tail}
    wrong = {head + letter + tail[1:] for head, tail in cuts if tail for letter in LETTERS}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    return (missing | doubled | wrong | swapped) - {word, ""}


def spelt(words: list[str]) -> str:
    """The words with their marks, as the newest hit has them: together if some article does, else one by one."""
    together, apart = Wanted((tuple(words),)), _apart(words)
    [newest, *_older] = hits.find(together).hits or hits.find(apart).hits
    article = Article.objects.get(pk=newest.article)
    captions = article.photos.values_list("caption", flat=True)
    text = snippets.composed(article.title, article.lead, html.plain(article.body), *captions, article.byline)
    written = {}
    for begin, end, folded in [*snippets.places(text, together), *snippets.places(text, apart)]:
        written.setdefault(folded, text[begin:end].lower())
    return written.get(" ".join(words)) or " ".join(written.get(word, word) for word in words)


def _apart(words):
    return Wanted(tuple((word,) for word in dict.fromkeys(words)))


def _number_of_hits(words):
    return len(hits.matching(_apart(words)).values_list("pk")[:ENOUGH])
