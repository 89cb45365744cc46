"""Dumps of the database: a copy of SQLite's file, or what pg_dump writes; both of one moment, while the site runs."""

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection, transaction
from django.utils.translation import gettext as _
from psycopg import pq
from psycopg.conninfo import make_conninfo

from portal.operations.backups.inventory import LEFT_OUT
from portal.operations.refusal import Refusal

NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


@contextmanager
def dumped(folder: Path) -> Generator[None]:
    """Write the dump into the folder and check it; meanwhile the site's database shows exactly the rows of the dump."""
    path = folder / NAMES[connection.vendor]
    with {"sqlite": _copied, "postgresql": _pg_dumped}[connection.vendor](path):
        check(path)
        yield


@contextmanager
def _copied(path):
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")  # Of one moment with the copy, and in nobody's way.
        cursor.execute("SELECT 1 FROM sqlite_master")
        try:
            with closing(sqlite3.connect(path)) as copy:
                connection.connection.backup(copy)
                copy.execute("PRAGMA secure_delete=ON")
                for model in LEFT_OUT:
                    copy.execute(f"DELETE FROM {model._meta.db_table}")
                copy.commit()
                copy.execute("PRAGMA journal_mode=DELETE")  # One file, without the log of WAL beside it.
                copy.execute("VACUUM")
            yield
        finally:
            cursor.execute("ROLLBACK")


def check(path: Path):
    """Refuse a dump that is not whole; it is read from its beginning to its end."""
    if path.suffix == ".dump":
        _run("pg_restore", "--file", os.devnull, path)
        return
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as copy:
        try:
            found = [*copy.execute("PRAGMA integrity_check(1)"), *copy.execute("PRAGMA foreign_key_check")]
        except sqlite3.DatabaseError as error:
            found = [(error,)]
    if found != [("ok",)]:
        raise Refusal(_("The dump {name} is damaged: {error}.").format(name=path.name, error=found[-1][0]))


@contextmanager
def _pg_dumped(path):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT pg_export_snapshot()")
        [snapshot] = cursor.fetchone()
        without = [f"--exclude-table-data={model._meta.db_table}" for model in LEFT_OUT]
        options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", *without]
        _run("pg_dump", *options, f"--file={path}", f"--dbname={_conninfo()}")
        yield


def load(path: Path):
    """Load a dump into the database, which must be empty: all of it or, if it breaks off, nothing."""
    if connection.vendor == "sqlite":
        _put_in_place(path)
    else:
        whole = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
        _run("pg_restore", *whole, f"--dbname={_conninfo()}", path)


def _put_in_place(path):
    target = Path(connection.settings_dict["NAME"])
    connection.close()
    draft = target.with_name(f"{target.name}.restoring")
    shutil.copyfile(path, draft)
    check(draft)
    with open(draft, "rb") as file:
        os.fsync(file)
    os.replace(draft, target)


def _conninfo() -> str:
    """Return how PostgreSQL's programs reach the database; without the password, which every user could read."""
    known = {one.keyword.decode() for one in pq.Conninfo.get_defaults()} - {"password"}
    parameters = connection.get_connection_params()
    return make_conninfo(**{name: value for name, value in parameters.items() if name in known and value is not None})


def _run(name, *arguments):
    password = connection.settings_dict.get("PASSWORD")
    secret = {"PGPASSWORD": str(password)} if password else {}
    command = [_program(name), *map(str, arguments)]
    done = subprocess.run(command, env=os.environ | secret, capture_output=True, text=True)
    if done.returncode:
        said = done.stderr.strip().splitlines() or [str(done.returncode)]
        raise Refusal(_("{program} failed: {error}").format(program=name, error=said[0]))


def _program(name):
    """Return the path of one of PostgreSQL's programs: of the server's version, else a newer one."""
    server = connection.pg_version // 10000
    paths = [Path(f"/usr/lib/postgresql/{server}/bin/{name}"), Path(shutil.which(name) or "")]
    for path in paths:
        if path.is_file() and _major(path) >= server:
            return str(path)
    text = _("{program} of PostgreSQL {version} or newer is missing: install the package postgresql-client-{version}.")
    raise Refusal(text.format(program=name, version=server))


def _major(path):
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
    return int(re.findall(r"\) (\d+)", said)[0])
