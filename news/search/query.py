"""What is asked of the word index, in the language of each database: FTS5 on SQLite, tsquery on PostgreSQL."""

from itertools import pairwise
from typing import NamedTuple

from news.search.words import Compound

SHORTEST_RECHECKED = 3


class Wanted(NamedTuple):
    """All of these must be there: phrases of one word or more, and of each group of marks at least one.

    Of a compound all parts must be there, or the one word they make. The spellings, and the title that would be just
    what is asked for, only order what is found; `are_common` tells PostgreSQL that many articles have the long phrases.
    """

    phrases: tuple[tuple[str, ...], ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()
    compounds: tuple[Compound, ...] = ()
    spellings: tuple[str, ...] = ()
    title: str = ""
    are_common: bool = False

    def __bool__(self):
        return bool(self.phrases or self.compounds or self.marks)

    @property
    def words(self) -> list[str]:
        parts = (compound.parts for compound in self.compounds)
        return list(dict.fromkeys(word for phrase in (*self.phrases, *parts) for word in phrase))

    def is_in(self, text: str) -> bool:
        """Whether a column of the index, or two of them one behind the other, has all the words."""
        return all(column(phrase) in text for phrase in self.phrases) and all(
            column([joined]) in text or all(column([part]) in text for part in parts)
            for parts, joined in self.compounds
        )

    @property
    def rechecked(self) -> tuple[tuple[str, ...], ...]:
        """The phrases whose pairs of neighbours may all be there without the whole."""
        return tuple(phrase for phrase in self.phrases if len(phrase) >= SHORTEST_RECHECKED)

    @property
    def rechecked_texts(self) -> list[str]:
        """Those phrases as they stand in a column of the index."""
        return [column(phrase) for phrase in self.rechecked]

    def fts5(self) -> str:
        clauses = [f'"{" ".join(phrase)}"' for phrase in self.phrases]
        clauses += [f'(("{'" AND "'.join(parts)}") OR "{joined}")' for parts, joined in self.compounds]
        asked = [f"{{title lead body}} : ({' AND '.join(clauses)})"] if clauses else []
        asked += ["marks : ({})".format(" OR ".join(f'"{mark}"' for mark in group)) for group in self.marks]
        return " AND ".join(asked)

    def tsquery(self) -> str:
        # Neighbours bring their words along; asked for those too, PostgreSQL would expect a hundredth of what it finds.
        indexed = [phrase for phrase in self.phrases if not (self.are_common and phrase in self.rechecked)]
        lexemes = [lexeme for phrase in indexed for lexeme in pairs(phrase) or phrase]
        asked = [f"'{lexeme}'" for lexeme in dict.fromkeys(lexemes)]
        asked += [f"(('{"' & '".join(parts)}') | '{joined}')" for parts, joined in self.compounds]
        asked += ["({})".format(" | ".join(f"'={mark}'" for mark in group)) for group in self.marks]
        return " & ".join(asked)


def column(words) -> str:
    """A blank at both ends: " thi dua " is found in the middle and at the ends, and never across two columns."""
    return f" {' '.join(words)} "


def pairs(words) -> list[str]:
    """Neighbours: PostgreSQL would open every article that has all the syllables to see whether they stand together."""
    return [f"{first} {second}" for first, second in pairwise(words)]
