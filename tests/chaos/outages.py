"""Scenarios of databases, disks and files that fail, and of two hosts."""

import signal
import time
from contextlib import contextmanager, suppress

from tests.chaos.processes import RECORD_BYTES
from tests.chaos.trial import READERS

DAMAGE = (
    "ends in 27 bytes of a torn record",
    "64 blocks of the spool file zeros.spool",
    "84 blocks of the spool file foreign.spool",
    "folder.spool cannot be added",
)


def database_away(trial):
    """Kept pages go on without their database; the views come later, once."""
    load = trial.load()
    with load.running():
        load.warm_up()
        with trial.site.database.away():
            before = load.delivered
            time.sleep(trial.options.away)
            meanwhile = load.delivered - before
        time.sleep(0.5)
    trial.equal("pages meanwhile", "many", "many" if meanwhile > 10 * READERS else meanwhile)
    trial.note(f"database {trial.site.database.outage}: {meanwhile} pages meanwhile, slowest {load.slowest:.2f} s")
    trial.exact(load)


def disk_full(trial):
    """Pages are answered; what could not be written down is told afterwards."""
    load = trial.load()
    with load.running():
        load.warm_up()
        with _ballast(trial.site.spool / "ballast"):
            time.sleep(1.5)
        time.sleep(2.5)
    trial.site.settle()
    sums = trial.counted.sums()
    trial.equal("views + dropped = pages delivered", load.delivered, sums["views"] + sums["dropped"])
    trial.equal("dropped", "some", "some" if 0 < sums["dropped"] < load.delivered else sums["dropped"])
    trial.equal("other answers", {}, load.other_answers)
    trial.note(f"{sums['dropped']} of {load.delivered} views dropped, and reported as such")


@contextmanager
def _ballast(path):
    with suppress(OSError), open(path, "wb", buffering=0) as ballast:
        while True:
            ballast.write(bytes(4096))
    yield
    path.unlink()


def spool_damaged(trial):
    """A torn end costs one view; zeros, a stranger's file and a folder cost none; all are reported."""
    load = trial.load(most=10)
    with trial.site.without_a_drainer():
        load.start()
        load.wait()
        trial.site.stop(signal.SIGKILL)
        _damage(trial.site.spool)
    said = trial.site.drain()
    trial.equal("views = pages delivered – 1", load.delivered - 1, trial.counted.sums()["views"])
    trial.equal("kinds of damage reported", len(DAMAGE), sum(damage in said for damage in DAMAGE))


def _damage(spool):
    newest = max(spool.glob("*.spool"), key=lambda path: path.stat().st_mtime_ns)
    newest.write_bytes(newest.read_bytes()[:-5])
    (spool / "zeros.spool").write_bytes(bytes(64 * RECORD_BYTES))
    (spool / "foreign.spool").write_bytes(b"A letter to somebody else.\n" * 100)
    (spool / "folder.spool").mkdir()


def two_hosts(trial):
    """The same readers on two hosts of one database, while the drainers of both are killed."""
    sites = (trial.site, trial.other_site)
    trial.other_site.start()
    loads = [trial.load(READERS // 2, site=site) for site in sites]
    with loads[0].running(), loads[1].running():
        for site in sites:
            time.sleep(1)
            site.kill(site.drainer.pid)
        time.sleep(1)
    for site in sites:
        site.settle()
    sums = trial.counted.sums()
    trial.equal("views = pages delivered", sum(load.delivered for load in loads), sums["views"])
    trial.equal("visitors", READERS // 2, sums["visitors"])
    trial.equal("other answers", [{}, {}], [load.other_answers for load in loads])
