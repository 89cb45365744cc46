"""Commands that cannot do their work say what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "tests/data/pages/date-and-related.txt"


@pytest.mark.parametrize("command", [["import", str(PAGE)], ["index_articles"], ["renditions"]])
def test_a_database_without_tables_is_told_in_one_sentence(tmp_path, command):
    place = {"DATA_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3", "DEBUG": "1"}

    done = subprocess.run(
        [sys.executable, ROOT / "manage.py", *command], env=os.environ | place, capture_output=True, text=True
    )

    words = "The database has no tables yet, or those of an older version. First run: manage.py migrate\n"
    assert (done.returncode, done.stderr) == (1, words)
