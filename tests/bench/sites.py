"""The variants, each a real gunicorn with the portal's own configuration, in a folder that goes afterwards."""

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Mobile Safari/537.36"
)


class Variant(NamedTuple):
    """What is measured: a site by its name, and how the client asks it."""

    name: str
    site: str
    is_gzip: bool = False


BARE = Variant("bare gunicorn callable, same bytes", "bare")
EMPTY = Variant("empty Django view, default middleware", "empty")
UNCACHED = Variant("article page, not kept", "uncached")
UNCOUNTED = Variant("article page kept, not counted", "uncounted")
COUNTED = Variant("article page kept, counted", "counted")
GZIP = Variant("the same, gzip", "counted", is_gzip=True)
LOOP = Variant("article page kept, counted, event loop", "loop")
MIDDLEWARE = Variant("same bytes, Django's GZipMiddleware", "gzipmiddleware", is_gzip=True)
VARIANTS = (BARE, EMPTY, UNCACHED, UNCOUNTED, COUNTED, GZIP, LOOP, MIDDLEWARE)
UNDRAINED = "undrained"  # The portal as it is, but that nobody drains.
SITES = (*dict.fromkeys(variant.site for variant in VARIANTS), UNDRAINED)
APPLICATIONS = {"bare": "tests.bench.bare", "empty": "tests.bench.empty", "gzipmiddleware": "tests.bench.empty"}
PORTS = {site: 8131 + number for number, site in enumerate(SITES)}
STATIC = "static"
NEEDS_PAGE = ("bare", "gzipmiddleware")


def environment(folder: Path, **more) -> dict[str, str]:
    """Of a process that has the bench's data and settings, and nothing of the developer's own."""
    kept = {name: text for name, text in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
    ours = {"DATA_DIR": folder, "HTTPS": 0, "DJANGO_SETTINGS_MODULE": "tests.bench.settings", "WEB_CONCURRENCY": 2}
    return kept | {name: str(value) for name, value in (ours | more).items()}


def run(folder: Path, *arguments, **more) -> str:
    """What a Python process with the bench's environment printed."""
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env=environment(folder, **more), check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def prepare(folder: Path, articles: int) -> list[str]:
    """A database with articles, and static files; returns the addresses of the articles."""
    run(folder, "manage.py", "migrate", "--verbosity", 0)
    run(folder, "manage.py", "collectstatic", "--verbosity", 0, "--no-input")
    return run(folder, "-m", "tests.bench.content", articles).split()


def own_folder(site: str, prepared: Path) -> Path:
    """With a spool of its own: no site drains what another one counts."""
    return prepared.with_name(site)


def address(site: str, path: str) -> str:
    return f"http://127.0.0.1:{PORTS[site]}{path}"


@contextmanager
def serving(site: str, prepared: Path):
    """The process id of the site's gunicorn while it serves, from its own copy of what was prepared."""
    folder = own_folder(site, prepared)
    shutil.copytree(prepared, folder, ignore=shutil.ignore_patterns(STATIC))
    lock = _drain_lock(folder) if site == UNDRAINED else None
    more = {"BENCH_PAGE": folder} if site in NEEDS_PAGE else {}
    more |= {"WORKER": "asgi"} if site == LOOP.site else {}
    more |= {"DJANGO_SETTINGS_MODULE": "tests.bench.empty_settings"} if site in APPLICATIONS else {}
    configuration = "tests/bench" if site in APPLICATIONS else "portal"
    command = [sys.executable, "-m", "gunicorn", "--config", f"{configuration}/gunicorn.conf.py"]
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", PORTS[site])) == 0:
            raise RuntimeError(f"Somebody else answers on port {PORTS[site]}.")
    log = folder / f"{site}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, APPLICATIONS.get(site, "portal.wsgi")],
            cwd=ROOT,
            env=environment(folder, STATIC_ROOT=prepared / STATIC, PORT=PORTS[site], BENCH_VARIANT=site, **more),
            stderr=output,
        )
    try:
        if not _answers(address(site, "/"), process):
            raise RuntimeError(f"The site {site!r} does not answer:\n{log.read_text()[-2000:]}")
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
        if lock:
            lock.close()
        shutil.rmtree(folder)


def _drain_lock(folder):
    """Whoever holds it is the only one who may drain."""
    (folder / "spool").mkdir()
    lock = open(folder / "spool" / "drain.lock", "w")  # noqa: SIM115 – as long as the site
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def save_page(url: str, folder: Path):
    """Keep an answer, headers and all, for those that have nothing to do but to return it."""
    with urllib.request.urlopen(urllib.request.Request(url, headers={"User-Agent": PHONE})) as answer:
        (folder / "body.html").write_bytes(answer.read())
        # gunicorn writes these two itself.
        headers = [pair for pair in answer.headers.items() if pair[0] not in ("Server", "Date", "Connection")]
    (folder / "headers.json").write_text(json.dumps(headers))


def _answers(url, process):
    for _time in range(300):
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            if process.poll() is not None:
                return False
            time.sleep(0.1)
        else:
            return True
    return False
