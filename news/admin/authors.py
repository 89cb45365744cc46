"""Who wrote an article, by the name people know."""


def author_name(person) -> str:
    return (person.get_full_name() or person.get_username()) if person else ""
