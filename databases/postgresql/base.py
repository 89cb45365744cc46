"""The backend, as Django looks for it."""

import os

import psycopg
from django.db.backends.postgresql import base

from databases import limits
from databases.postgresql import driver
from databases.presence import presence

# A machine that died in the middle of a transaction must not keep its locks for hours.
SERVER = "-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3"


class DatabaseWrapper(base.DatabaseWrapper):
    Database = driver

    def get_connection_params(self):
        """Return the parameters with this thread's limits; what the operator says in PGOPTIONS comes last and holds."""
        params = super().get_connection_params()
        own = limits.current()
        said = params.get("options") or os.environ.get("PGOPTIONS", "")
        times = f"-c statement_timeout={own.statement}s -c lock_timeout={own.lock}s"
        return params | {"options": f"{SERVER} {times} {said}".strip()}

    def get_new_connection(self, conn_params):
        """Connect, unless the database is known to be away."""
        # Connecting to a silent one takes two seconds, whoever waits.
        if (presence.is_doubtful and limits.is_brief()) or not presence.is_worth_connecting():
            raise psycopg.OperationalError("the database is away")
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError as error:
            presence.failed(error)
            raise

    def probe(self):
        """Connect and leave; raises OperationalError."""
        # By psycopg's own connection: ours would not wait while it is away.
        psycopg.connect(**self.get_connection_params()).close()
