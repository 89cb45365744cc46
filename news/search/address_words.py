"""What an address that leads nowhere may have meant: the articles that have its words."""

import re
from urllib.parse import unquote

from news.lists.related import Link, links
from news.models import Article
from news.search import hits

FEWEST_WORDS, MOST_WORDS, MOST_FOUND = 2, 12, 5
_FILE_KIND = re.compile(r"\.\w{2,5}$")
_WORD = re.compile(r"[^\W\d_]+")


def words_of(path: str) -> str:
    """Return the words of the last part of a path that has two or more; "" if none has."""
    for part in reversed(unquote(path)[:500].split("/")):
        words = _WORD.findall(_FILE_KIND.sub("", part))
        if len(words) >= FEWEST_WORDS:
            return " ".join(words[:MOST_WORDS])
    return ""


def articles_of(words: str) -> list[Link]:
    """Return the articles that have all these words, or all but the last ones, the best first."""
    asked = words.split()
    while len(asked) >= FEWEST_WORDS:
        if found := hits.find(hits.wanted(" ".join(asked))).hits[:MOST_FOUND]:
            by_pk = {link.pk: link for link in links(Article.objects.filter(pk__in=[hit.article for hit in found]))}
            return [by_pk[hit.article] for hit in found if hit.article in by_pk]
        asked = asked[: len(asked) * 2 // 3]
    return []
