"""What a site delivers under load, and what that costs it: wrk outside, /proc inside."""

import os
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.bench.sites import PHONE

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
MILLISECONDS = {"us": 0.001, "ms": 1, "s": 1000}


class Load(NamedTuple):
    """One round: requests a second, CPU milliseconds a request, and the latency 99 of 100 requests stay under."""

    rate: float
    cpu: float
    p99: float


def load(url: str, pid: int, connections: int, seconds: int, is_gzip=False) -> Load:
    """Ask for a page over and over; any answer but a 200 is an error of the bench."""
    before = cpu_seconds(pid)
    said = _wrk(url, connections, seconds, is_gzip)
    spent = cpu_seconds(pid) - before
    requests = int(re.search(r"(\d+) requests in", said)[1])
    if "Non-2xx" in said or "Socket errors" in said or not requests:
        raise RuntimeError(f"{url} did not answer as it should:\n{said}")
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)\b", said).groups()
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
    return Load(rate, spent / requests * 1000, float(number) * MILLISECONDS[unit])


def processes(pid: int) -> list[int]:
    """A process and its children, as gunicorn and its workers are."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *map(int, children)]


def cpu_seconds(pid: int) -> float:
    """User and system time of a process and its children."""
    ticks = 0
    for one in processes(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / TICKS_A_SECOND


def _wrk(url, connections, seconds, is_gzip):
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-H", f"User-Agent: {PHONE}"]
    command += ["-H", "Accept-Encoding: gzip, deflate, br"] if is_gzip else []
    return subprocess.run([*command, url], check=True, capture_output=True, text=True).stdout
