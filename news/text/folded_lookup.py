"""`name__folded="khen thuong"`: texts that have it somewhere, whatever marks and capitals either is written with.

For lists of a few thousand rows, for it reads each; articles have an index of their own (news.search).
"""

from django.db.models import CharField, Lookup, TextField
from django.db.models.lookups import Regex

from news.text import vietnamese

MOST_CHARACTERS = 40  # Of a word. SQLite hands the whole expression over with each text.


@CharField.register_lookup
@TextField.register_lookup
class Folded(Lookup):
    lookup_name = "folded"

    def as_sql(self, compiler, connection):
        pattern = vietnamese.pattern(str(self.rhs)[:MOST_CHARACTERS])
        return Regex(self.lhs, pattern).as_sql(compiler, connection)
