"""The query to the word index, in the language of each database: FTS5 on SQLite, tsquery on PostgreSQL."""

from itertools import pairwise
from typing import NamedTuple

from news.text.words import Compound

SHORTEST_RECHECKED = 3


class Wanted(NamedTuple):
    """A query: an article must have all phrases, and at least one mark of each group.

    Of a compound it must have all parts or the joined word. `spellings` and `title` only rank the hits; `are_common`
    tells PostgreSQL that many articles have the long phrases.
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
        """The words of all phrases and compounds, each once."""
        parts = (compound.parts for compound in self.compounds)
        return list(dict.fromkeys(word for phrase in (*self.phrases, *parts) for word in phrase))

    def is_in(self, text: str) -> bool:
        """Return whether a column of the index, or two of them joined, has all the words."""
        return all(column(phrase) in text for phrase in self.phrases) and all(
            column([joined]) in text or all(column([part]) in text for part in parts)
            for parts, joined in self.compounds
        )

    @property
    def rechecked(self) -> tuple[tuple[str, ...], ...]:
        """The phrases of three or more words: an article may have all their pairs without the whole."""
        return tuple(phrase for phrase in self.phrases if len(phrase) >= SHORTEST_RECHECKED)

    @property
    def rechecked_texts(self) -> list[str]:
        """The rechecked phrases as they stand in a column of the index."""
        return [column(phrase) for phrase in self.rechecked]

    def fts5(self) -> str:
        """Return the query as an FTS5 match expression."""
        clauses = [f'"{" ".join(phrase)}"' for phrase in self.phrases]
        clauses += [f'(("{'" AND "'.join(parts)}") OR "{joined}")' for parts, joined in self.compounds]
        asked = [f"{{title lead body}} : ({' AND '.join(clauses)})"] if clauses else []
        asked += ["marks : ({})".format(" OR ".join(f'"{mark}"' for mark in group)) for group in self.marks]
        return " AND ".join(asked)

    def tsquery(self) -> str:
        """Return the query as a tsquery."""
        # Pairs imply their words; with both, PostgreSQL would estimate a hundredth of the actual hits.
        indexed = [phrase for phrase in self.phrases if not (self.are_common and phrase in self.rechecked)]
        lexemes = [lexeme for phrase in indexed for lexeme in pairs(phrase) or phrase]
        asked = [f"'{lexeme}'" for lexeme in dict.fromkeys(lexemes)]
        asked += [f"(('{"' & '".join(parts)}') | '{joined}')" for parts, joined in self.compounds]
        asked += ["({})".format(" | ".join(f"'={mark}'" for mark in group)) for group in self.marks]
        return " & ".join(asked)


def column(words) -> str:
    """Return words as a column holds them: with spaces at both ends, " thi dua " matches whole words of one column."""
    return f" {' '.join(words)} "


def pairs(words) -> list[str]:
    """Return pairs of neighbours as lexemes: without them PostgreSQL would recheck every article with all syllables."""
    return [f"{first} {second}" for first, second in pairwise(words)]
