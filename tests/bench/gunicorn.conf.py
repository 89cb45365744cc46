"""The portal's configuration of gunicorn, for applications that have nothing to do beside answering."""

import runpy

_PORTALS = runpy.run_path("portal/gunicorn.conf.py")
globals().update({name: value for name, value in _PORTALS.items() if name[0] != "_" and name != "post_worker_init"})
