"""`python -m tests.chaos.recovery`: a site is backed up under load, in peace and while things break, and comes back.

Backups are killed, meet a full disk and lose their database; what is left must be whole. Then the site moves to the
other kind of database, and nothing that readers did before is missing there. Takes some minutes; run it by hand.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.chaos import databases
from tests.chaos.counted import Watch
from tests.chaos.report import Report
from tests.chaos.site import ROOT, Site
from tests.chaos.trial import Trial
from tests.portal.operations import places

KILLS = 5
READERS = 2
SMALL = "size=1m"
PHOTOS = """
from io import BytesIO
from django.core.files.base import ContentFile
from PIL import Image
from news.models import Article, Photo
for article in Article.objects.all():
    file = BytesIO()
    Image.effect_noise((900, 600), 90).convert("RGB").save(file, "JPEG")
    Photo.objects.create(article=article, image=ContentFile(file.getvalue(), "anh.jpg"), caption=f"Ảnh {article.pk}")
"""


class Recovery:
    """One site, the folder of its backups, and what was found."""

    def __init__(self, trial: Trial, target: Path):
        self.trial, self.site, self.target = trial, trial.site, target

    def command(self, *arguments) -> subprocess.Popen:
        command = [sys.executable, "manage.py", *map(str, arguments)]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=ROOT, env=self.site.environment, stdout=pipe, stderr=pipe, text=True)

    def ended(self, *arguments) -> int:
        process = self.command(*arguments)
        _said, errors = process.communicate()
        if process.returncode:
            self.trial.report.note(f"{' '.join(map(str, arguments))}: {errors.strip()[-300:]}")
        return process.returncode

    def backups(self) -> list[Path]:
        return sorted(self.target.glob("bangvang-*"))

    def half(self) -> list[str]:
        return [path.name for path in self.target.iterdir() if path.name.startswith(".partial")]

    def under_load(self):
        began = time.monotonic()
        self.trial.equal("a backup under load ends with", 0, self.ended("backup", self.target))
        self.trial.report.note(f"{self.trial.name}: a backup under load took {time.monotonic() - began:.1f} s.")

    def killed(self):
        whole = len(self.backups())
        for _kill in range(KILLS):
            process = self.command("backup", self.target)
            time.sleep(self.trial.dice.uniform(0.5, 6))
            finished = process.poll() == 0
            process.send_signal(signal.SIGKILL)
            process.communicate()
            whole += finished
        self.trial.between("backups after some were killed", 1, whole, len(self.backups()))
        for backup in self.backups():
            self.trial.equal("each that is there is whole", 0, self.ended("restore", "--check", backup))
        self.trial.equal("the next one ends with", 0, self.ended("backup", self.target))
        self.trial.equal("and tidies up", [], self.half())

    def on_a_full_disk(self):
        try:
            with small_disk(self.target.parent / "small") as disk:
                self.trial.equal("on a full disk it ends with", 1, self.ended("backup", disk))
                self.trial.equal("and leaves", [".lock"], sorted(path.name for path in disk.iterdir()))
        except (OSError, subprocess.CalledProcessError):
            self.trial.report.skip(
                self.site.database.name, "full disk", "a small disk can be mounted by root only", False
            )

    def without_database(self):
        before = len(self.backups())
        with self.site.database.away():
            self.trial.equal("without a database it ends with", 1, self.ended("backup", self.target))
        self.trial.equal("and leaves those before", before, len(self.backups()))
        self.trial.equal("and nothing half", [], self.half())

    def restored(self, vendor):
        newest = self.backups()[-1]
        with places.empty(vendor, self.target.parent / "elsewhere") as place:
            done = place.manage("restore", newest)
            self.trial.equal("restored elsewhere and compared", (0, ""), (done.returncode, done.stderr))
            again = place.manage("restore", newest)
            self.trial.equal("a full place is refused", 1, again.returncode)

    def moved(self, other):
        sums = self.trial.counted.sums()
        self.site.stop()
        with places.empty(other, self.target.parent / "moved") as place:
            place.folder = self.site.folder  # The machine is the same, with the spool.
            done = place.manage("move_database", self.site.database.url)
            self.trial.equal("moved to the other database", (0, ""), (done.returncode, done.stderr))
            place.manage("stats_drain", "--once")
            [[views]] = place.rows("SELECT sum(views) FROM stats_siteday")
            self.trial.equal("views there", sums["views"], int(views))


@contextmanager
def small_disk(folder):
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", SMALL, "tmpfs", folder], check=True, stderr=subprocess.DEVNULL)
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def rehearse(database, vendor, folder, dice) -> Report:
    report = Report()
    folder.mkdir()
    with ExitStack() as stack:
        stack.callback(database.close)
        site = Site(folder / "site", database, workers=2)
        stack.callback(site.stop, signal.SIGKILL)
        site.prepare()
        site.shell(PHOTOS)
        site.start()
        trial = Trial("recovery", site, argparse.Namespace(), dice, report, Watch(site))
        recovery = Recovery(trial, folder / "backups")
        with trial.load(READERS).running() as load:
            recovery.under_load()
            recovery.killed()
            recovery.on_a_full_disk()
        trial.equal("requests that failed meanwhile", 0, load.broken + sum(load.other_answers.values()))
        trial.exact(load)
        if vendor == "postgresql":
            recovery.without_database()
        recovery.restored(vendor)
        recovery.moved({"sqlite": "postgresql", "postgresql": "sqlite"}[vendor])
    return report


def main() -> bool:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.recovery", description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=random.randrange(10_000), help="to throw the same dice again")
    seed = parser.parse_args().seed
    report = Report(notes=[f"seed {seed}"])
    with tempfile.TemporaryDirectory(prefix="bang-vang-recovery-") as name:
        folder = Path(name)
        report += rehearse(databases.SQLite(folder), "sqlite", folder / "on-sqlite", random.Random(seed))
        database = databases.postgresql()
        if database is None:
            report.skip("PostgreSQL", "everything", "no server and no programs", True)
        else:
            report += rehearse(database, "postgresql", folder / "on-postgresql", random.Random(seed))
    return report.print()


if __name__ == "__main__":
    sys.exit(not main())
