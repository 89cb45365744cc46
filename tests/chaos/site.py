"""One host of the portal: gunicorn with its workers and a drainer, on a folder of its own."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

from tests.chaos.databases import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLES = 20
PREPARE = f"""
from django.core.management import call_command
from django.utils import timezone
from news.models import Article
call_command("migrate", verbosity=0)
Article.objects.bulk_create(
    Article(pk=number, title=f"Tin {{number}}", slug=f"tin-{{number}}", body="<p>Lúa chín.</p>", status="published",
            published_at=timezone.now())
    for number in range(1, {ARTICLES} + 1)
)
"""


class Site:
    """Start it, load it, kill parts of it, ask what it counted."""

    served = ("--config", "portal/gunicorn.conf.py", "portal.wsgi")

    def __init__(self, folder: Path, database, workers: int = 4, bind: str | None = None, clock=None):
        self.folder, self.database, self.workers, self.port = folder, database, workers, free_port()
        self.bind = bind or f"127.0.0.1:{self.port}"
        self.spool = folder / "spool"
        self.spool.mkdir(parents=True, exist_ok=True)
        self.log = open(folder / "site.log", "ab")  # noqa: SIM115 – as long as the site
        self.master = self.drainer = None
        self.environment = {
            name: os.environ[name] for name in ("PATH", "HOME", "LANG", "WORKER") if name in os.environ
        } | {
            "DJANGO_SETTINGS_MODULE": "tests.chaos.settings",
            "DATA_DIR": str(folder),
            "DATABASE_URL": database.url,
            "SECRET_KEY": "for a site that lives a minute and meets no reader in the world",
            "HTTPS": "0",
            "PORT": str(self.port),
            "WEB_CONCURRENCY": str(workers),
            "TRUSTED_PROXIES": "127.0.0.9",
        }
        if clock:
            self.environment |= clock.environment | {"EVEN_CLOCK_SECONDS": "0"}

    def prepare(self):
        """Make the tables and some published articles; once for all sites of one database."""
        self.shell(PREPARE)

    def shell(self, code) -> str:
        """What the code prints."""
        return self._run("manage.py", "shell", "--verbosity=0", "--command", code)

    def start(self):
        self.start_drainer()
        self.start_serving()

    def start_serving(self):
        self.master = self._start("-m", "gunicorn", "--bind", self.bind, *self.served)
        self.wait_until_it_answers()

    def start_drainer(self):
        self.drainer = self._start("manage.py", "stats_drain")

    def kill(self, pid: int | None):
        """End a process of the site as a power cut would; gunicorn replaces workers, this the drainer."""
        with suppress(ProcessLookupError):
            if pid:
                os.kill(pid, signal.SIGKILL)
        if self.drainer and pid == self.drainer.pid:
            self.drainer.wait()
            self.start_drainer()

    def wait_until_it_answers(self, within=90):
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            with suppress(OSError):
                if self.bind.startswith("unix:") and Path(self.bind[5:]).exists():
                    return
                urlopen(f"http://{self.bind}/suc-khoe/", timeout=5).close()
                return
            time.sleep(0.05)
        raise TimeoutError(f"The site did not start; see {self.log.name}")

    def worker_pids(self) -> list[int]:
        children = Path(f"/proc/{self.master.pid}/task/{self.master.pid}/children").read_text()
        return [int(pid) for pid in children.split()]

    @contextmanager
    def on_a_small_disk(self):
        """The spool on a disk of sixteen megabytes; raises OSError or CalledProcessError where none can be mounted."""
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", self.spool], check=True, stderr=subprocess.DEVNULL
        )
        yield
        subprocess.run(["umount", "--lazy", self.spool], check=True)

    def stop(self, number=signal.SIGTERM):
        """End gunicorn and the drainer, by default in peace."""
        ended = [process for process in (self.master, self.drainer) if process and process.poll() is None]
        # Killed alone, a master leaves its workers: all of its group go with it.
        for process in ended:
            os.killpg(process.pid, number) if number == signal.SIGKILL else process.send_signal(number)
        for process in ended:
            process.wait(30)

    def drain(self) -> str:
        """Add what waits, as the command does, once; returns what it said."""
        return self._run("manage.py", "stats_drain", "--once")

    def drainer_pid(self) -> int | None:
        """The process that holds the drainer's lock: the command, or a worker."""
        with suppress(FileNotFoundError):
            lock = (self.spool / "drain.lock").stat()
            place = f"{os.major(lock.st_dev):02x}:{os.minor(lock.st_dev):02x}:{lock.st_ino}"
            held = (line.split() for line in Path("/proc/locks").read_text().splitlines() if place in line)
            return next((int(fields[4]) for fields in held if fields[1] == "FLOCK"), None)

    @contextmanager
    def without_a_drainer(self):
        """Take the lock that a drainer needs from whoever has it; afterwards one of the others has it again."""
        with open(self.spool / "drain.lock", "w") as lock:
            while not _is_locked(lock):
                self.kill(self.drainer_pid())
            yield

    def waiting(self) -> int:
        """Bytes in the spool that are not in the database."""
        sizes = {}
        for path in self.spool.glob("*.spool"):
            with suppress(FileNotFoundError):
                sizes[path.name] = path.stat().st_size
        drained = dict(self.database.rows('SELECT file, "offset" FROM stats_spooloffset'))
        return sum(size - drained.get(name, 0) for name, size in sizes.items())

    def settle(self, within=90):
        """Wait until the drainer has added everything."""
        deadline = time.monotonic() + within
        while self.waiting():
            if time.monotonic() > deadline:
                raise TimeoutError(f"The spool was not drained; see {self.log.name}")
            time.sleep(0.1)

    def said(self) -> str:
        return Path(self.log.name).read_text(errors="replace")

    def _start(self, *arguments):
        command = [sys.executable, *arguments]
        return subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=self.log, stderr=self.log, start_new_session=True
        )

    def _run(self, *arguments):
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout + done.stderr


def _is_locked(lock):
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        time.sleep(0.01)
        return False
    return True
