"""`python -m tests`: on SQLite and then on PostgreSQL, all but what opens a browser or takes long.

`--all`: then that too.

With arguments of pytest's, such as `tests/news -k photo`: every test that they choose, on both databases.
"""

import os
import subprocess
import sys
import time
from typing import NamedTuple

import psycopg
import pytest

POSTGRES = os.environ.get("TEST_POSTGRES_URL", "postgres://127.0.0.1:5432/postgres")
# Neighbours stay on one worker as long as both have work: some load something large once for all tests of a file.
IN_PARALLEL = ["--dist=worksteal", "--quiet"]
# One that fails alone too is a fault; so are many at once, of which the first few tell enough.
AGAIN = ["--last-failed", "--last-failed-no-failures=none", "--maxfail=5", "--verbose"]
CORES = os.cpu_count() or 1
MISSING = f"PostgreSQL does not answer at {POSTGRES}: the tests did NOT run on it. TEST_POSTGRES_URL names another."


class Part(NamedTuple):
    """Some of the tests on one of the databases, and how long they take on two cores."""

    database: str
    what: str = "what you chose"
    marks: str = ""
    minutes: int | None = None
    workers: int = CORES

    def __str__(self):
        return f"{self.database}, {self.what}" + (f": about {self.minutes} min" if self.minutes else "")

    def run(self, arguments) -> bool:
        """Whether all of it passed."""
        code = self._pytest(f"--numprocesses={self.workers}", *IN_PARALLEL, *arguments)
        if code == pytest.ExitCode.TESTS_FAILED and self.marks == LONG:
            print("\nA busy machine can keep a browser waiting too long: what failed, once more and alone.", flush=True)
            code = self._pytest(*AGAIN, *arguments)
        # What asks no database runs on SQLite alone.
        return code == 0 or (code == pytest.ExitCode.NO_TESTS_COLLECTED and self.database == "PostgreSQL")

    def _pytest(self, *arguments):
        environment = os.environ | {"DATABASE_URL": POSTGRES}
        if self.database == "SQLite":
            del environment["DATABASE_URL"]
        marks = ["-m", self.marks] if self.marks else []
        return subprocess.run(
            [sys.executable, "-m", "pytest", *marks, *arguments], env=environment, check=False
        ).returncode


QUICK, LONG = "not browser and not thorough", "browser or thorough"
PARTS = [Part("SQLite", "what is quick", QUICK, 2), Part("PostgreSQL", "what is quick", QUICK, 2)]
# Browsers wait: for a draft to be kept, for a panel to slide away. Meanwhile another one works.
MORE = [
    Part("SQLite", "in a browser and thorough", LONG, 6, CORES + 1),
    Part("PostgreSQL", "in a browser and thorough", LONG, 1, CORES + 1),
]
CHOSEN = [Part("SQLite"), Part("PostgreSQL")]


def main(arguments) -> int:
    is_all, chosen = "--all" in arguments, [argument for argument in arguments if argument != "--all"]
    parts = CHOSEN if chosen else PARTS + MORE if is_all else PARTS
    print("The tests, one after the other (times are of two cores):", *parts, sep="\n  ", flush=True)
    if parts == PARTS:
        print("Not these: what opens a browser or takes long. All: make test ARGS=--all", flush=True)
    passed = [_run_aloud(part, chosen) for part in parts]
    return 0 if all(passed) else 1


def _run_aloud(part, arguments):
    began = time.monotonic()
    print(f"\n=== {part.database}, {part.what} ===", flush=True)
    if part.database == "PostgreSQL" and not postgres_answers():
        print(f"\n{'!' * 100}\n{MISSING}\n{'!' * 100}", file=sys.stderr)
        return os.environ.get("REQUIRE_ALL") != "1"
    passed = part.run(arguments)
    print(f"{part.database}, {part.what}: {time.monotonic() - began:.0f} s", flush=True)
    return passed


def postgres_answers():
    try:
        psycopg.connect(POSTGRES, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
