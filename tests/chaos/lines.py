"""A PostgreSQL of our own behind a line, and the ways in which it does not answer."""

import os
import signal
import socket
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import psycopg

from tests.chaos.databases import NAME, Forwarder, OwnPostgreSQL

LATENCY_SECONDS = 2


class Line(Forwarder):
    """A way to a server on which bytes may stay under way."""

    def __init__(self, host, port):
        self._flows = threading.Event()
        self._flows.set()
        self.delay = 0.0
        super().__init__(host, port)

    @contextmanager
    def dropping(self):
        """Connections stay open, new ones are taken, and nothing comes through."""
        self._flows.clear()
        yield
        self._flows.set()

    @contextmanager
    def slow(self):
        """All takes two seconds longer to come through."""
        self.delay = LATENCY_SECONDS
        yield
        self.delay = 0.0

    @contextmanager
    def refusing(self):
        self.cut()
        yield
        self.mend()

    def _pump(self, source, sink):
        with suppress(OSError):
            while content := source.recv(65536):
                time.sleep(self.delay)
                self._flows.wait()
                sink.sendall(content)
        with suppress(OSError):
            sink.shutdown(socket.SHUT_RDWR)


class PostgreSQLOnALine(OwnPostgreSQL):
    """Sites take the line; what looks at the figures does not."""

    name = "PostgreSQL on a line"

    def __init__(self):
        super().__init__()
        self.line = Line("127.0.0.1", self._port)
        self._direct = self.url
        self.url = f"postgres://chaos@127.0.0.1:{self.line.port}/{NAME}"

    def rows(self, sql):
        with psycopg.connect(self._direct, autocommit=True) as connection:
            cursor = connection.execute(sql)
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def restarting(self):
        with self.away():
            yield

    @contextmanager
    def suspended(self):
        """Every process of the server is stopped, as on a machine that hangs."""
        pids = self._pids()
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        yield
        for pid in pids:
            os.kill(pid, signal.SIGCONT)

    @contextmanager
    def full(self):
        """Others have all connections: those of the sites are broken, and there are no new ones."""
        with ExitStack() as stack:
            admin = stack.enter_context(psycopg.connect(self._admin, autocommit=True))
            held = self._held(stack)
            admin.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND NOT pid = ANY(%s)",
                [[connection.info.backend_pid for connection in held]],
            )
            self._held(stack)
            yield

    def _held(self, stack):
        """Take what connections there are."""
        held = []
        with suppress(psycopg.OperationalError):
            while True:
                held.append(stack.enter_context(psycopg.connect(self._direct)))
        return held

    def _pids(self):
        master = int(Path(f"{self._folder}/data/postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{master}/task/{master}/children").read_text()
        return [master, *map(int, children.split())]

    def close(self):
        self.line.cut()
        super().close()
