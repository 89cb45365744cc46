"""Marks: what a search in the register can be narrowed by, as words of the index that no text contains."""


def of_year(year: int) -> str:
    """Return the mark of the year in whose table a grant is counted."""
    return f"y{year}"


def of_honour(pk: int) -> str:
    """Return the mark of an honour."""
    return f"h{pk}"


def of_level(level: str) -> str:
    """Return the mark of a level of honours."""
    return f"l{level}"


def of_recipient(recipient: str) -> str:
    """Return the mark of a kind of recipients."""
    return f"r{recipient}"


def of_method(method: str) -> str:
    """Return the mark of a method."""
    return f"m{method}"


def of_unit(pk: int) -> str:
    """Return the mark of a unit."""
    return f"u{pk}"


def of_unit_word(word: str) -> str:
    """Return the mark of a word in the name of a unit, as it was written or as it is called today."""
    return f"n{word}"


def of(grant, unit_words: list[str]) -> list[str]:
    """Return the marks of a grant."""
    found = [
        of_year(grant.decision.year),
        of_honour(grant.honour_id),
        of_level(grant.honour.level),
        of_recipient(grant.recipient),
        of_method(grant.decision.method),
        *map(of_unit_word, unit_words),
    ]
    return [*found, of_unit(grant.unit_id)] if grant.unit_id else found
