"""The settings of gunicorn. Those of Django are in settings.py; both read the same environment."""

import gc
import multiprocessing
import os
import shutil
import socket
import sys
import tempfile

from django.conf import settings

from portal import environment
from portal.gunicorn_asgi_worker import AsgiWorker
from portal.gunicorn_worker import Worker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
with environment.told_in_one_sentence():
    bind = f"{environment.text('HOST', '127.0.0.1')}:{environment.number('PORT', default=8000, most=65535)}"
    workers = environment.number("WEB_CONCURRENCY", default=min(multiprocessing.cpu_count(), 4), most=64)
    worker_class = environment.choice("WORKER", {"threads": Worker, "asgi": AsgiWorker}, default="threads")
    forwarded_allow_ips = ",".join(environment.networks("TRUSTED_PROXIES"))
    settings.is_overridden("DEBUG")  # Reads them all now: later a wrong one would be told by a traceback.
asgi_lifespan = "off"
asgi_disconnect_grace_period = 0  # The work of a client that left ends.
preload_app = True  # Workers share the loaded code, and no connection is accepted before it can be answered.
threads = 8  # A few slow connections must not keep everyone else waiting.
timeout = 60
graceful_timeout = 20
max_requests = 0
control_socket_disable = True
secure_scheme_headers = {"X-FORWARDED-PROTO": "https"}
forwarder_headers = ""  # Empty: by default a reader's own SCRIPT_NAME and PATH_INFO are taken from a trusted proxy.
if settings.METRICS_TOKEN:
    # Not on a volume: processes of two containers have the same numbers.
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", tempfile.mkdtemp(prefix="bang-vang-metrics-"))
if settings.LOG_FORMAT == "json":
    logconfig_dict = settings.LOGGING | {
        "loggers": {"gunicorn.error": {"level": "WARNING", "handlers": ["console"], "propagate": False}}
    }
proc_name = "bang-vang"
loglevel = "warning"


def on_starting(server):
    """End with one sentence if somebody else listens there."""
    host, _colon, port = bind.rpartition(":")
    if "GUNICORN_FD" in os.environ or server.cfg.address[0] != (host.strip("[]"), int(port)):
        return  # Taken over from the release before, or bound to something else by an option.
    try:
        socket.create_server((host.strip("[]"), int(port))).close()
    except OSError as error:
        problem = os.strerror(error.errno or 0)
        sys.exit(f"The site cannot listen at {bind} ({problem}): end the program that does, or set another PORT.")


def when_ready(server):
    """Say where the site is, now that it is there."""
    if settings.LOG_FORMAT != "json":
        print(f"Bảng Vàng: http://{bind}   (Ctrl-C: stop)", flush=True)


def child_exit(server, worker):
    """Take the figures of a process away that only it could tell while it lived."""
    if settings.METRICS_TOKEN:
        from prometheus_client import multiprocess

        multiprocess.mark_process_dead(worker.pid)


def on_exit(server):
    """Remove the figures for Prometheus."""
    if settings.METRICS_TOKEN:
        shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)


def pre_fork(server, worker):
    """Exempt all loaded objects from garbage collection, which would copy their memory in each worker."""
    gc.collect()
    gc.freeze()


def post_worker_init(worker):
    """Start the background threads in each worker."""
    from portal import background

    background.start()
