"""The threads of a worker process beside answering requests."""

from django.db import connection

from databases import limits
from databases.presence import presence
from honours.consultations import retention
from news.media import rendition_worker
from portal.accounts import sessions
from stats.draining import drainer


def start():
    """Start them all, in each worker process, since no thread survives a fork; from now on readers wait for it."""
    limits.serve()
    if connection.vendor == "postgresql":
        presence.watch(lambda: connection.probe())
    drainer.start_thread()
    rendition_worker.wake()
    retention.start_thread()
    sessions.start_thread()
