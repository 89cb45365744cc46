"""The query to the register's index, in the language of each database: FTS5 on SQLite, tsquery on PostgreSQL."""

from typing import NamedTuple


class Wanted(NamedTuple):
    """A query: a grant must have all phrases, and at least one mark of each group."""

    phrases: tuple[tuple[str, ...], ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()

    are_common, rechecked_texts = False, ()  # For the lookup: nothing is asked beside the index.

    def __bool__(self):
        return bool(self.phrases or self.marks)

    def fts5(self) -> str:
        """Return the query as an FTS5 match expression."""
        clauses = [f'"{" ".join(phrase)}"' for phrase in self.phrases]
        asked = [f"{{texts}} : ({' AND '.join(clauses)})"] if clauses else []
        asked += ["{{marks}} : ({})".format(" OR ".join(f'"{mark}"' for mark in group)) for group in self.marks]
        return " AND ".join(asked)

    def tsquery(self) -> str:
        """Return the query as a tsquery."""
        asked = ["({})".format(" <-> ".join(f"'{word}'" for word in phrase)) for phrase in self.phrases]
        asked += ["({})".format(" | ".join(f"'={mark}'" for mark in group)) for group in self.marks]
        return " & ".join(asked)
