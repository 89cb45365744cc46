"""The lookup `folded`: `name__folded="khen thuong"` finds texts that contain it with any marks and capitals.

It reads every row, so it is for lists of a few thousand rows; articles have the word index (news.search).
"""

from django.db.models import CharField, Lookup, TextField
from django.db.models.lookups import Regex

from news.text import vietnamese

MOST_CHARACTERS = 40  # Of the text searched for: SQLite passes the whole expression for each row.


@CharField.register_lookup
@TextField.register_lookup
class Folded(Lookup):
    lookup_name = "folded"

    def as_sql(self, compiler, connection):
        pattern = vietnamese.pattern(str(self.rhs)[:MOST_CHARACTERS])
        return Regex(self.lhs, pattern).as_sql(compiler, connection)
