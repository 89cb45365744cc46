"""Search in the log by what its lines show: users, models and fields are stored under other names."""

import re
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.utils.text import smart_split, unescape_string_literal

from news.text.vietnamese import pattern
from portal.accounts import log_wording
from portal.accounts.models import User

MOST_CHARACTERS = 200  # Of the query: each becomes a long character class.
STORED = ["pk", "user", "action_flag", "change_message", "content_type", "object_repr"]


def found(lines, text):
    """Return the pks of the lines that show every word, regardless of diacritics and case."""
    wanted = [re.compile(pattern(word)).search for word in _words(text[:MOST_CHARACTERS])]
    names = {user.pk: str(user) for user in User.objects.all()}
    kinds = {kind.pk: kind.name for kind in ContentType.objects.all()}
    deed = cache(log_wording.deed)  # Many lines repeat the same action.
    pks = []
    for pk, user, flag, message, kind, name in lines.values_list(*STORED):
        shown = f"{names.get(user, '')}\n{deed(flag, message)}\n{log_wording.thing(kinds.get(kind), name)}"
        if all(is_in(shown) for is_in in wanted):
            pks.append(pk)
    return pks


def _words(text):
    """Yield the words, and quoted phrases as one, as in Django's admin search."""
    for word in smart_split(text):
        is_quoted = word[0] in "\"'" and word[-1] == word[0] and len(word) > 1
        yield unescape_string_literal(word) if is_quoted else word
