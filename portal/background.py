"""The threads of a worker process beside answering requests."""

from honours.consultations import retention
from news.media import rendition_worker
from portal.accounts import sessions
from stats.draining import drainer


def start():
    """Start them all; called in each worker process, since no thread survives a fork."""
    drainer.start_thread()
    rendition_worker.wake()
    retention.start_thread()
    sessions.start_thread()
