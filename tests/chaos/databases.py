"""The databases that the sites write to, and how each of them goes away for a while."""

import os
import pwd
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import threading
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

POSTGRES = os.environ.get("TEST_POSTGRES_URL", "postgres://127.0.0.1:5432/postgres")
NAME = "bangvang_chaos"


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        return probe.getsockname()[1]


class SQLite:
    """A file; what it can meet is another program that locks it."""

    name = "SQLite"
    outage = "locked by another program"

    def __init__(self, folder: Path):
        self.path = folder / "bangvang.sqlite3"
        self.url = f"sqlite:///{self.path}"

    def rows(self, sql):
        with closing(sqlite3.connect(self.path, timeout=20)) as connection:
            return connection.execute(sql).fetchall()

    @contextmanager
    def away(self):
        with closing(sqlite3.connect(self.path, timeout=20, isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            yield
            connection.execute("ROLLBACK")

    def has_a_clock(self):
        """Its clock is that of the machine."""

    def set_clock(self, moment):
        """It is set with the machine's."""

    def close(self):
        """Its folder goes with the site's."""


class PostgreSQL:
    """A database of our own on a server that somebody else runs: only the way to it can be cut."""

    name = "PostgreSQL"
    outage = "cut off"

    def __init__(self):
        server = conninfo_to_dict(POSTGRES)
        self._way = Forwarder(server["host"], int(server.get("port", 5432)))
        self._admin = POSTGRES
        self._run(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)", f"CREATE DATABASE {NAME}")
        credentials = ":".join(filter(None, (server.get("user"), server.get("password"))))
        self.url = f"postgres://{credentials + '@' if credentials else ''}127.0.0.1:{self._way.port}/{NAME}"

    def rows(self, sql):
        with psycopg.connect(self.url) as connection:
            return connection.execute(sql).fetchall()

    @contextmanager
    def away(self):
        self._way.cut()
        yield
        self._way.mend()

    def has_a_clock(self):
        """Let everyone who asks it for the time from now on find ours; once its tables are made."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("CREATE SCHEMA clock")
            connection.execute(f"ALTER DATABASE {NAME} SET search_path = clock, pg_catalog, public")

    def set_clock(self, moment):
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(
                "CREATE OR REPLACE FUNCTION clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql "
                f"AS 'SELECT to_timestamp({int(moment.timestamp())})'"
            )

    def close(self):
        self._way.cut()
        self._run(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")

    def _run(self, *statements):
        with psycopg.connect(self._admin, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)


class OwnPostgreSQL(PostgreSQL):
    """A throw-away server, which really stops: as if it had crashed."""

    outage = "stopped"

    def __init__(self):
        self._folder = Path(tempfile.mkdtemp(prefix="bang-vang-postgresql-"))
        # PostgreSQL refuses to run as root; Debian's package brings a user of its own.
        self._as = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
        if self._as:
            shutil.chown(self._folder, "postgres", "postgres")
        self._call("initdb", "--no-sync", "--auth=trust", "--username=chaos", "--encoding=UTF8", "--locale=C.UTF-8")
        self._port = free_port()
        self._start()
        self._admin = f"postgres://chaos@127.0.0.1:{self._port}/postgres"
        self.url = f"postgres://chaos@127.0.0.1:{self._port}/{NAME}"
        self._run(f"CREATE DATABASE {NAME}")

    @staticmethod
    def is_possible():
        with suppress(KeyError):
            return bool(binaries()) and (os.getuid() != 0 or bool(pwd.getpwnam("postgres")))
        return False

    @contextmanager
    def away(self):
        self._call("pg_ctl", "--mode=immediate", "stop")
        yield
        self._start()

    def close(self):
        with suppress(subprocess.CalledProcessError):
            self._call("pg_ctl", "--mode=immediate", "stop")
        shutil.rmtree(self._folder, ignore_errors=True)

    def _start(self):
        options = f"-c port={self._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        self._call("pg_ctl", "--wait", f"--options={options}", f"--log={self._folder}/log", "start")

    def _call(self, program, *arguments):
        command = [binaries() / program, f"--pgdata={self._folder}/data", *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **self._as)


def binaries() -> Path | None:
    """Where the server's programs are: Debian keeps them out of the PATH."""
    found = shutil.which("initdb") or max(map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb")), default=None)
    return found and Path(found).resolve().parent


def postgresql() -> PostgreSQL | None:
    """A PostgreSQL to work with, or None if there is none."""
    if OwnPostgreSQL.is_possible():
        return OwnPostgreSQL()
    with suppress(psycopg.OperationalError):
        return PostgreSQL()
    return None


class Forwarder:
    """A way to a server that can be cut: connections break, new ones are refused."""

    def __init__(self, host, port):
        self._target = host, port
        self.port = free_port()
        self._sockets = []
        self.mend()

    def mend(self):
        self._listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, args=[self._listener], daemon=True).start()

    def cut(self):
        for broken in (self._listener, *self._sockets):
            with suppress(OSError):
                broken.shutdown(socket.SHUT_RDWR)
            broken.close()
        self._sockets.clear()

    def _accept(self, listener):
        with suppress(OSError):
            while True:
                near, _address = listener.accept()
                try:
                    far = socket.create_connection(self._target)
                except OSError:  # The server itself is away.
                    near.close()
                    continue
                self._sockets += [near, far]
                for source, sink in ((near, far), (far, near)):
                    threading.Thread(target=self._pump, args=[source, sink], daemon=True).start()

    @staticmethod
    def _pump(source, sink):
        with suppress(OSError):
            while content := source.recv(65536):
                sink.sendall(content)
        # However one side ended, the other must hear of it: its transaction holds locks.
        with suppress(OSError):
            sink.shutdown(socket.SHUT_RDWR)
