"""Search in the log by what its lines show, which is not what is stored: people, models and fields have other names."""

import re
from functools import cache

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.utils.module_loading import import_string
from django.utils.text import smart_split, unescape_string_literal

from portal import logwords

author_name = import_string("news.admin.authors.author_name")
pattern = import_string("news.vietnamese.pattern")

MOST_CHARACTERS = 200  # Of all that is looked for: each is a long class of letters.
STORED = ["pk", "user", "action_flag", "change_message", "content_type", "object_repr"]


def found(lines, text):
    """The numbers of the lines that show each word, whatever marks and capitals either is written with."""
    wanted = [re.compile(pattern(word)).search for word in _words(text[:MOST_CHARACTERS])]
    people = {person.pk: author_name(person) for person in User.objects.all()}
    kinds = {kind.pk: kind.name for kind in ContentType.objects.all()}
    deed = cache(logwords.deed)  # The same was done many times.
    numbers = []
    for number, person, flag, message, kind, name in lines.values_list(*STORED):
        shown = f"{people.get(person, '')}\n{deed(flag, message)}\n{logwords.thing(kinds.get(kind), name)}"
        if all(is_in(shown) for is_in in wanted):
            numbers.append(number)
    return numbers


def _words(text):
    """The words, and what stands in quotation marks as one, as Django's searches take them."""
    for word in smart_split(text):
        is_quoted = word[0] in "\"'" and word[-1] == word[0] and len(word) > 1
        yield unescape_string_literal(word) if is_quoted else word
