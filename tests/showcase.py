"""The site with its demo content, served as in production: for whoever looks at it from outside."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.bench.sites import ROOT, environment, run

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SETTINGS = {"DJANGO_SETTINGS_MODULE": "portal.settings"}


class Showcase(NamedTuple):
    """Where the site answers, and the passwords of its accounts."""

    address: str
    passwords: dict[str, str]

    def articles(self) -> list[str]:
        """The addresses on the front page, the lead story first."""
        with urllib.request.urlopen(f"{self.address}/", timeout=30) as answer:
            return list(dict.fromkeys(re.findall(r'href="(/tin/[^"]+)"', answer.read().decode())))


@contextmanager
def showcase():
    """Serve the demo until the block ends."""
    with tempfile.TemporaryDirectory(prefix="bang-vang-showcase-") as folder:
        run(Path(folder), "manage.py", "migrate", "--verbosity", 0, **SETTINGS)
        said = run(Path(folder), "manage.py", "demo", **SETTINGS)
        run(Path(folder), "manage.py", "renditions", **SETTINGS)
        run(Path(folder), "manage.py", "collectstatic", "--verbosity", 0, "--no-input", **SETTINGS)
        port = free_port()
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "portal/gunicorn.conf.py", "portal.wsgi"],
            cwd=ROOT,
            env=environment(Path(folder), PORT=port, **SETTINGS),
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(address, process)
            yield Showcase(address, dict(re.findall(r"^  (\w+) +(\S+)", said, re.MULTILINE)))
        finally:
            process.terminate()
            process.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address, process):
    for _time in range(300):
        try:
            urllib.request.urlopen(f"{address}/", timeout=5).close()
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The demo does not answer.")
