"""psycopg, whose connections do not wait for ever: a server that is stopped, or behind a dead line, tells nobody."""

import time

import psycopg
from psycopg import *  # noqa: F403 – Django asks it for all that a driver has (PEP 249).

from databases import limits
from databases.presence import DOUBT_SECONDS, presence


class Connection(psycopg.Connection):
    def wait(self, gen, *args, **options):
        """Wait for an answer; raise OperationalError, the connection being closed, when that is in vain."""
        return super().wait(_impatient(gen, self) if presence.is_watched else gen, *args, **options)


connect = Connection.connect


def _impatient(gen, connection):
    """Go on as `gen` does, which psycopg wakes ten times a second while there is no answer."""
    began = time.monotonic()
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if not ready:
                _give_up_in_vain(connection, time.monotonic() - began)
            wanted = gen.send(ready)
    except StopIteration as done:
        return done.value


def _give_up_in_vain(connection, waited):
    if waited > DOUBT_SECONDS:
        presence.doubt()
    if presence.is_silent() or limits.exceeded(waited):
        connection.pgconn.finish()  # Its answer may still come, and would be taken for that of the next statement.
        raise psycopg.OperationalError(f"the database has not answered for {waited:.1f} s")
