"""Who wrote an article, by the name people know."""

from news.vietnamese import fold


def author_name(person) -> str:
    return (person.get_full_name() or person.get_username()) if person else ""


def alphabetical(person) -> tuple[str, str, str]:
    """The place of a person in a list: by the given name, as Vietnamese people are called."""
    return fold(person.first_name), fold(person.last_name), fold(person.get_username())
