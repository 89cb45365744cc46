"""The site with an event loop that waits for nobody for long, and with a page in which a thread gets stuck."""

import runpy
import time

from pagecache.front import request_body
from portal import gunicorn_asgi_worker

gunicorn_asgi_worker.HEADER_SECONDS = gunicorn_asgi_worker.READER_SECONDS = 2
gunicorn_asgi_worker.STUCK_SECONDS = 3
request_body.PATIENCE_SECONDS = 2

globals().update({name: value for name, value in runpy.run_path("portal/gunicorn.conf.py").items() if name[0] != "_"})
graceful_timeout = 2


def post_fork(server, worker):
    """Have a page that never comes."""
    django, stuck = worker.app.wsgi().django, "/khong-bao-gio/"
    worker.app.wsgi().django = lambda environ, begin: (
        time.sleep(3600) if environ["PATH_INFO"] == stuck else django(environ, begin)
    )
