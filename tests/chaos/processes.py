"""Scenarios of load, and of processes that end."""

import signal
import threading
import time
from collections import Counter
from http.client import HTTPConnection

from tests.chaos.clients import BROWSER, address
from tests.chaos.trial import READERS

RECORD_BYTES = 32
NEWCOMERS = 200
SUMMED = ("siteday", "articleday", "articletotal")


def rush(trial):
    """Everyone at once, before there is a salt; nobody drains until all are served."""
    with trial.site.without_a_drainer():
        load = trial.load(most=trial.options.rush)
        began = time.monotonic()
        load.start()
        load.wait()
        trial.note(f"{load.delivered / (time.monotonic() - began):.0f} pages a second")
        trial.equal("pages delivered", READERS * trial.options.rush, load.delivered)
        trial.equal("bytes waiting while nobody drains", load.delivered * RECORD_BYTES, trial.site.waiting())
    trial.exact(load)


def first_hits(trial):
    """Two requests of a new visitor in the same moment, again and again."""
    together = threading.Barrier(2)
    twins = [threading.Thread(target=_be_many, args=[trial.site, together]) for _twin in range(2)]
    for twin in twins:
        twin.start()
    for twin in twins:
        twin.join()
    trial.site.settle()
    sums = trial.counted.sums()
    trial.equal("visitors", NEWCOMERS, sums["visitors"])
    trial.equal("views", 2 * NEWCOMERS, sums["views"])


def _be_many(site, together):
    connection = HTTPConnection("127.0.0.1", site.port, timeout=30)
    for number in range(NEWCOMERS):
        together.wait(30)
        connection.request("GET", address(1), headers={"User-Agent": BROWSER.format(f"newcomer {number}")})
        connection.getresponse().read()


def kills(trial):
    """SIGKILL for workers and drainers: no view is lost, and one too many only where an answer broke."""
    load, log = trial.load(), []
    until = time.monotonic() + trial.options.kills
    with load.running():
        while time.monotonic() < until:
            time.sleep(trial.dice.uniform(0.2, 1.2))
            now = time.monotonic()
            log.append((now, _kill_somebody(trial)))
        time.sleep(0.5)
    trial.site.settle()
    _explain(trial, load, log)
    trial.equal("visitors", load.visitors, trial.counted.sums()["visitors"])
    trial.equal("other answers", {}, load.other_answers)


def _kill_somebody(trial):
    drainer, workers = trial.site.drainer_pid(), trial.site.worker_pids()
    pid = trial.dice.choice([drainer or workers[0], *workers])
    trial.site.kill(pid)
    kind = "drainer" if pid not in workers else "draining worker" if pid == drainer else "worker"
    return f"{kind} {pid}"


def _explain(trial, load, log):
    """Each reader read an article of her own, so that each difference has a name, and a kill beside it."""
    more = {reader.name: trial.counted.views_of(reader.article) - reader.delivered for reader in load.readers}
    unexplained = [reader.name for reader in load.readers if not 0 <= more[reader.name] <= len(reader.broken)]
    blamed = Counter(_killed_before(moment, log) for reader in load.readers for moment in reader.broken)
    trial.between("views", load.delivered, load.delivered + load.broken, load.delivered + sum(more.values()))
    trial.equal("readers whose views no broken answer explains", [], unexplained)
    trial.equal("answers broken without a kill", 0, blamed[None])
    counted = [f"{name.rpartition('/')[2]} (+{count})" for name, count in more.items() if count]
    trial.note(
        f"{len(log)} kills",
        *(f"  {at - log[0][0]:5.1f} s  {who:22}{blamed[at]:3} answers broken" for at, who in log),
        f"  broken, but counted before: {sum(more.values())}, of the readers {', '.join(counted) or 'none'}",
    )


def _killed_before(moment, log):
    """When somebody was killed shortly before an answer broke."""
    before = [killed_at for killed_at, _who in log if 0 <= moment - killed_at < 5]
    return before[-1] if before else None


def hang_up(trial):
    """SIGHUP: new workers for old ones while everyone reads."""
    load = trial.load()
    with load.running():
        load.warm_up()
        old = set(trial.site.worker_pids())
        trial.site.master.send_signal(signal.SIGHUP)
        while old & set(trial.site.worker_pids()):
            time.sleep(0.1)
        time.sleep(0.5)
    trial.equal("broken answers", 0, load.broken)
    trial.exact(load)


def sums_agree(trial):
    """After all that happened, the figures agree with each other, and they always did."""
    views = [trial.site.database.rows(f"SELECT SUM(views) FROM stats_{table}")[0][0] for table in SUMMED]
    days = trial.site.database.rows("SELECT SUM(visitors) FROM stats_siteday")[0][0]
    trial.equal("views of the site = of its articles", [int(views[0])] * 2, [*map(int, views[1:])])
    trial.equal("total shown = sum of the days", days, trial.watch.numbers()["total"])
    lost = trial.site.said().split("was not counted")[1:]
    trial.equal("views that the log calls lost", 0, len(lost))
    trial.equal("times today ≤ week ≤ total did not hold, or total fell", 0, len(trial.watch.contradictions))
    trial.note(
        f"the public numbers were looked at {trial.watch.looks} times; contradictions: {trial.watch.contradictions}",
        *(f"  the last view that was lost:{lost[-1][:2000]}" for _any in lost[:1]),
    )


def terminate(trial):
    """SIGTERM: what was being answered is answered and counted."""
    load = trial.load()
    with load.running():
        load.warm_up()
        trial.site.stop()
    trial.site.drain()
    trial.equal("views = pages delivered", load.delivered, trial.counted.sums()["views"])
    trial.equal("other answers", {}, load.other_answers)
    trial.equal("bytes waiting after a last drain", 0, trial.site.waiting())
