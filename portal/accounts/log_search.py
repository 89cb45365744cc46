"""Search in the log by what its lines show, which is not what is stored: people, models and fields have other names."""

import re
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.utils.text import smart_split, unescape_string_literal

from news.text.vietnamese import pattern
from portal.accounts import log_wording
from portal.accounts.models import User

MOST_CHARACTERS = 200  # Of all that is looked for: each is a long class of letters.
STORED = ["pk", "user", "action_flag", "change_message", "content_type", "object_repr"]


def found(lines, text):
    """The numbers of the lines that show each word, whatever marks and capitals either is written with."""
    wanted = [re.compile(pattern(word)).search for word in _words(text[:MOST_CHARACTERS])]
    people = {person.pk: str(person) for person in User.objects.all()}
    kinds = {kind.pk: kind.name for kind in ContentType.objects.all()}
    deed = cache(log_wording.deed)  # The same was done many times.
    numbers = []
    for number, person, flag, message, kind, name in lines.values_list(*STORED):
        shown = f"{people.get(person, '')}\n{deed(flag, message)}\n{log_wording.thing(kinds.get(kind), name)}"
        if all(is_in(shown) for is_in in wanted):
            numbers.append(number)
    return numbers


def _words(text):
    """The words, and what stands in quotation marks as one, as Django's searches take them."""
    for word in smart_split(text):
        is_quoted = word[0] in "\"'" and word[-1] == word[0] and len(word) > 1
        yield unescape_string_literal(word) if is_quoted else word
