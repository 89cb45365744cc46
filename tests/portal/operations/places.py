"""Empty places to restore into or to move to: a folder, and a database of the kind that is asked for."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests.chaos.databases import POSTGRES

ROOT = Path(__file__).resolve().parents[3]


class Place:
    """What another machine would have: a folder of its own and an empty database."""

    def __init__(self, folder: Path, url: str):
        self.folder, self.url = folder, url

    def manage(self, *arguments):
        """Run a command of the site here; return how it ended."""
        own = {"DATA_DIR": str(self.folder), "DATABASE_URL": self.url}
        command = [sys.executable, ROOT / "manage.py", *map(str, arguments)]
        return subprocess.run(command, env=os.environ | own, capture_output=True, text=True)

    def rows(self, sql):
        if self.url.startswith("sqlite"):
            with closing(sqlite3.connect(self.url.removeprefix("sqlite:///"))) as connection:
                return connection.execute(sql).fetchall()
        with psycopg.connect(self.url) as connection:
            return connection.execute(sql).fetchall()


@contextmanager
def empty(vendor: str, folder: Path):
    """Yield a Place with an empty database of this kind."""
    folder.mkdir()
    if vendor == "sqlite":
        yield Place(folder, f"sqlite:///{folder}/site.sqlite3")
        return
    name = f"bangvang_place_{os.getpid()}_{folder.name}"
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield Place(folder, urlsplit(POSTGRES)._replace(path=f"/{name}").geturl())
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
