"""What a gunicorn and its workers take, shared pages counted once."""

import re
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.bench.load import processes
from tests.bench.sites import PHONE

PASSES = 6  # Each page meets either worker by chance: after six visits 97 of 100 pages are kept by both.


def megabytes(pid: int) -> float:
    """PSS, the proportional set size, of a process and its children."""
    kilobytes = 0
    for one in processes(pid):
        rollup = Path(f"/proc/{one}/smaps_rollup").read_text()
        kilobytes += int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1])
    return kilobytes / 1000


def visit(addresses: list[str]):
    """Read each page from new connections, so that both workers meet it."""
    with ThreadPoolExecutor(4) as readers:
        for _pass in range(PASSES):
            list(readers.map(_read, addresses))


def _read(address):
    with urllib.request.urlopen(urllib.request.Request(address, headers={"User-Agent": PHONE})) as answer:
        answer.read()
