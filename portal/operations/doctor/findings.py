"""Findings of the doctor: one sentence each, with what to do."""

from enum import IntEnum
from typing import NamedTuple


class Level(IntEnum):
    """How bad it is; the worst one is the exit status of the command, as monitoring programs read it."""

    WARNING = 1
    ERROR = 2


class Finding(NamedTuple):
    """A level, the subject as docs/operations.md names it, and a sentence for the administrator."""

    level: Level
    subject: str
    text: str

    @property
    def is_error(self) -> bool:
        """Return whether readers or the newsroom are hindered, or something may be lost."""
        return self.level == Level.ERROR


def warning(subject: str, text: str) -> Finding:
    """Return a finding that can wait until tomorrow."""
    return Finding(Level.WARNING, subject, text)


def error(subject: str, text: str) -> Finding:
    """Return a finding that cannot wait."""
    return Finding(Level.ERROR, subject, text)
