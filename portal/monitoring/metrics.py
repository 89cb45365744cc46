"""The figures for Prometheus, over all worker processes; imported only where settings.METRICS_TOKEN is set.

https://prometheus.github.io/client_python/multiprocess/: each process counts in files of its own, in the folder
PROMETHEUS_MULTIPROC_DIR that portal/gunicorn.conf.py makes, and whichever is asked adds them up.
"""

import time
from collections.abc import Iterator

from django.db.models import Sum
from django.utils import timezone
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from databases.presence import presence
from news.media import rendition_worker
from portal.monitoring import parts
from stats.collecting import spool
from stats.models import Machine, Refusal

REQUESTS = Counter("bangvang_requests", "Answered requests.", ["kind", "answered", "status"])
RENDER_SECONDS = Histogram(
    "bangvang_render_seconds",
    "Until an answer of Django began to be sent.",
    ["kind"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
SIGN_IN_FAILURES = Counter("bangvang_sign_in_failures", "Wrong names, passwords and codes.")
LOCK_OUTS = Counter("bangvang_lock_outs", "Sign-ins locked after too many wrong passwords.")


def count(kind: str, status: int, seconds: float, is_kept: bool):
    """Count an answered request."""
    REQUESTS.labels(kind, "kept" if is_kept else "fresh", str(status)).inc()
    if not is_kept:
        RENDER_SECONDS.labels(kind).observe(seconds)


def exposition() -> bytes:
    """Return all figures in the text format of Prometheus."""
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    registry.register(StateNow())
    return generate_latest(registry)


class StateNow(Collector):
    """What is looked up when somebody asks; what cannot be within a second is left out."""

    def __init__(self):
        self._of_database = parts.Part(self._read)
        self._families: list[Metric] = []

    def collect(self) -> Iterator[Metric]:
        """Yield the parts of the health check, the disks, the spool, and what the database knows."""
        found = parts.found()
        yield _gauge(
            "bangvang_part_ok", "1 if a part answers.", "part", {n: said == parts.OK for n, said in found.items()}
        )
        disks = {str(folder): parts.free_bytes(folder) for folder in parts.folders() if found["disk"] != parts.SILENT}
        yield _gauge("bangvang_disk_free_bytes", "Bytes that can still be written.", "folder", disks)
        if found["disk"] != parts.SILENT:
            yield GaugeMetricFamily("bangvang_spool_bytes", "Bytes of the files of views.", spool.waiting_bytes())
        yield GaugeMetricFamily("bangvang_spool_limit_bytes", "So many fit; then views are lost.", spool.ALL_BYTES)
        if found["database"] == parts.OK and not presence.is_doubtful:
            self._of_database.begin()
            self._of_database.said(time.monotonic() + parts.SECONDS)
            yield from self._families

    def _read(self):
        self._families = list(_of_database())
        return parts.OK


def _of_database():
    machines = list(Machine.objects.all())
    waiting = {machine.name: machine.waiting_records for machine in machines}
    yield _gauge("bangvang_views_waiting", "Views that are not in the database yet.", "machine", waiting)
    seconds = {machine.name: (timezone.now() - machine.drained_at).total_seconds() for machine in machines}
    yield _gauge("bangvang_drainer_silent_seconds", "Since a drainer last told of itself.", "machine", seconds)
    lost = Refusal.objects.filter(reason__in=("dropped", "bad")).values_list("reason").annotate(Sum("count")).order_by()
    yield _gauge("bangvang_views_lost", "Views of a year that could not be counted.", "reason", dict(lost))
    waiting_photos = rendition_worker.waiting()
    yield GaugeMetricFamily("bangvang_renditions_missing", "Photos whose smaller forms are to be made.", waiting_photos)


def _gauge(name, words, label, values):
    family = GaugeMetricFamily(name, words, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family
