"""A process that imports is killed in the middle; others go on, and nothing is missing or there twice."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.news.moving_in.conftest import jpeg
from tests.news.moving_in.test_runs import page

PAGES = 10
PATIENCE_SECONDS = 300

pytestmark = pytest.mark.thorough


class Server:
    """A database, a folder of uploads, and the commands of one server."""

    def __init__(self, data: Path):
        self.data = data
        data.mkdir()
        self.environment = os.environ | {"DATA_DIR": str(data), "DEBUG": "1"}
        self.environment["DATABASE_URL"] = f"sqlite:///{data}/site.sqlite3"

    def begin(self, *command) -> subprocess.Popen:
        pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
        manage = Path(__file__).parents[3] / "manage.py"
        return subprocess.Popen([sys.executable, manage, *command], env=self.environment, **pipes)

    def run(self, *command) -> str:
        """What the command complains of."""
        return self.begin(*command).communicate()[1]

    def run_in_small_steps(self, *options) -> str:
        """What the import complains of that reads rows one by one, and notes all the time that it lives."""
        environment = self.environment | {"DJANGO_SETTINGS_MODULE": "portal.settings"}
        root = Path(__file__).parents[3]
        command = [sys.executable, "-c", SMALL_STEPS, *options]
        return subprocess.run(command, env=environment, cwd=root, capture_output=True, text=True, check=False).stderr

    def rows(self, query):
        with sqlite3.connect(self.data / "site.sqlite3", timeout=60) as database:
            return database.execute(query).fetchall()

    def count(self, outcome="made") -> int:
        return self.rows(f"SELECT count(*) FROM news_importeditem WHERE outcome = '{outcome}'")[0][0]

    def kill(self, process, outcome, least):
        """Kill a process when so many files have this outcome."""
        began = time.monotonic()
        while self.count(outcome) < least:
            assert process.poll() is None, process.stderr.read()
            assert time.monotonic() - began < PATIENCE_SECONDS
            time.sleep(0.01)
        time.sleep(random.random() / 4)
        process.send_signal(signal.SIGKILL)
        process.communicate()

    def take_for_dead(self):
        """As if two minutes had passed."""
        self.rows("UPDATE news_importrun SET alive_at = '2001-01-01'")


SMALL_STEPS = """
import functools, sys
import django
django.setup()
from django.core.management import call_command
from django.db.models import QuerySet
from news.moving_in import heartbeat
heartbeat.EVERY_SECONDS = 0.01
QuerySet.iterator = functools.partialmethod(QuerySet.iterator, chunk_size=1)
call_command("import", *sys.argv[1:])
"""


def linked(number):
    """A page with two photos of its own and a link to the next page."""
    link = f'<p>Xem <a href="/1/20/tin/ban-{number % PAGES + 1}">bản kế bên</a>.</p>'
    photo = f'<p style="text-align:center"><img src="anh/{number}.jpg"></p>'
    return page(number, "Gương sáng").replace("<p>&nbsp;</p>", link + photo, 1).replace("may%201", f"may-{number}")


def test_a_run_killed_three_times_ends_with_each_article_once_and_can_be_taken_back(tmp_path, folder):
    pages = {f"{number:02}.html": linked(number) for number in range(1, PAGES + 1)}
    photos = {f"anh/{name}{number}.jpg": jpeg(number) for number in range(1, PAGES + 1) for name in ("", "may-")}
    place, server = folder(pages | photos), Server(tmp_path / "data")
    server.run("migrate", "--verbosity", "0")
    commands = [("import", str(place), "--publish", "--make-categories"), *[("import", "--continue", "1")] * 2]

    progress, refusals = [], []
    for least, command in zip((1, 4, 7), commands, strict=True):
        server.kill(server.begin(*command), "made", least)
        progress += server.rows("SELECT state, (SELECT count(*) FROM news_article) FROM news_importrun")
        assert progress[-1] == ("importing", server.count())
        refusals.append(server.run("import", "--continue", "1"))
        server.take_for_dead()
    complaints = server.run("import", "--continue", "1")

    assert (["đang được" in words for words in refusals], complaints) == ([True] * 3, "")
    assert server.rows("SELECT state, problem FROM news_importrun") == [("imported", "")]
    assert server.rows("SELECT count(*), count(DISTINCT imported_as) FROM news_article") == [(PAGES, PAGES)]
    assert server.rows("SELECT outcome, count(*), count(DISTINCT article_id) FROM news_importeditem") == [
        ("made", PAGES, PAGES)
    ]
    images = [image for (image,) in server.rows("SELECT image FROM news_photo")]
    assert [(server.data / "media" / image).is_file() for image in images if image] == [True] * 2 * PAGES
    assert server.rows("SELECT count(*) FROM news_article WHERE body LIKE '%href=\"/tin/%'") == [(PAGES,)]

    server.kill(server.begin("import", "--undo", "1", "--for-ever"), "removed", 3)
    server.take_for_dead()

    assert server.run("import", "--undo", "1", "--for-ever") == ""
    tables = ("article", "photo", "attachment", "oldaddress", "source", "category")
    assert [server.rows(f"SELECT count(*) FROM news_{table}")[0][0] for table in tables] == [0] * len(tables)
    assert server.rows("SELECT state FROM news_importrun") == [("undone",)]


def test_a_long_run_writes_although_others_write_meanwhile(tmp_path, folder):
    place, server = (
        folder({f"{number:02}.html": linked(number) for number in range(1, PAGES + 1)}),
        Server(tmp_path / "data"),
    )
    server.run("migrate", "--verbosity", "0")

    commands = [str(place), "--publish", "--make-categories"], ["--undo", "1", "--for-ever"]
    complaints = [server.run_in_small_steps(*command) for command in commands]

    assert [words for words in complaints if "Error" in words] == []
    assert server.rows("SELECT state FROM news_importrun") == [("undone",)]
    assert server.count("removed") == PAGES
