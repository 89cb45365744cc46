"""The portal's configuration of gunicorn without its functions: these applications only answer."""

import runpy

_PORTALS = runpy.run_path("portal/gunicorn.conf.py")
_FUNCTIONS = ("on_starting", "when_ready", "child_exit", "on_exit", "post_worker_init")
globals().update({name: value for name, value in _PORTALS.items() if name[0] != "_" and name not in _FUNCTIONS})
