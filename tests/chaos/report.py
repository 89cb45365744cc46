"""What was expected and what was found, as one table."""

from typing import NamedTuple


class Row(NamedTuple):
    database: str
    scenario: str
    what: str
    expected: str
    found: str
    holds: bool


class Report:
    """Every finding is kept, whether it holds or not; nothing stops at the first failure."""

    def __init__(self, rows=(), notes=()):
        self.rows, self.notes = [*rows], [*notes]

    def __add__(self, other):
        return Report(self.rows + other.rows, self.notes + other.notes)

    def add(self, database, scenario, what, expected, found, holds):
        self.rows.append(Row(database, scenario, what, str(expected), str(found), holds))

    def skip(self, database, scenario, reason, is_failure):
        """Say aloud what was not tried; a failure where everything must be there."""
        line = "!" * 100
        self.note(line, f"{database}, {scenario}: NOT TRIED, {reason}.", line)
        if is_failure:
            self.add(database, scenario, "tried", "yes", "no", False)

    def note(self, *lines):
        self.notes += lines

    def print(self) -> bool:
        """Print everything; whether all of it holds."""
        table = [(*Row._fields[:-1], "verdict"), *((*row[:-1], "ok" if row.holds else "FAILED") for row in self.rows)]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        print()
        for row in table:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        print("", *self.notes, sep="\n")
        failed = sum(not row.holds for row in self.rows)
        print(f"\n{len(self.rows) - failed} passed, {failed} failed")
        return failed == 0
