"""How gunicorn serves the site. Settings of Django are in settings.py; both read the same environment."""

import gc
import multiprocessing

from portal import environment

bind = f"{environment.text('HOST', '127.0.0.1')}:{environment.number('PORT', default=8000, most=65535)}"
workers = environment.number("WEB_CONCURRENCY", default=min(multiprocessing.cpu_count(), 4), most=64)
worker_class = "gthread"  # gunicorn's asgi worker hangs Django on the second request of a kept connection.
preload_app = True  # The workers share what is loaded, and no connection is taken before it can be answered.
threads = 8  # A few slow lines must not keep everyone else waiting.
timeout = 60
graceful_timeout = 20
max_requests = 0
control_socket_disable = True
forwarded_allow_ips = ",".join(environment.networks("TRUSTED_PROXIES"))
secure_scheme_headers = {"X-FORWARDED-PROTO": "https"}
forwarder_headers = ""  # By default a reader's own SCRIPT_NAME and PATH_INFO come through a trusted proxy.
# A reader's page never needs five seconds of PostgreSQL; one that does must not keep a thread.
raw_env = ["PGOPTIONS=-c statement_timeout=5000"]
proc_name = "bang-vang"
loglevel = "warning"


def pre_fork(server, worker):
    """What is loaded by now stays where it is: a garbage collector that looks at it would copy it for each worker."""
    gc.collect()
    gc.freeze()


def post_worker_init(worker):
    """The work beside answering begins in each worker."""
    from portal import background

    background.start()
