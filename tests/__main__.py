"""`python -m tests`: the whole suite on SQLite, then on PostgreSQL. Whatever is skipped is said at the end."""

import os
import subprocess
import sys

import psycopg

POSTGRES = os.environ.get("TEST_POSTGRES_URL", "postgres://127.0.0.1:5432/postgres")
# A whole file on one worker: some load something large once for all their tests.
IN_PARALLEL = ["--numprocesses=auto", "--dist=loadfile", "--quiet"]
MISSING = f"PostgreSQL does not answer at {POSTGRES}: the tests did NOT run on it. TEST_POSTGRES_URL names another."


def run_on(name, url, arguments):
    print(f"\n=== {name} ===", flush=True)
    environment = os.environ | ({"DATABASE_URL": url} if url else {})
    if not url:
        environment.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-m", "pytest", *IN_PARALLEL, *arguments], env=environment, check=False
    ).returncode


def postgres_answers():
    try:
        psycopg.connect(POSTGRES, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def main(arguments):
    results = [run_on("SQLite", None, arguments)]
    if postgres_answers():
        results.append(run_on("PostgreSQL", POSTGRES, arguments))
    else:
        print(f"\n{'!' * 100}\n{MISSING}\n{'!' * 100}", file=sys.stderr)
        results.append(os.environ.get("REQUIRE_ALL") == "1")
    return max(map(int, results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
