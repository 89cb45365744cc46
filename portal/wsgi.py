"""What a WSGI server runs."""

import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

application = get_wsgi_application()

# Each process offers itself as the drainer of the statistics; on each machine one is.
import_string("stats.ledger.start_thread")()
# What the last process left undone when it ended: renditions of photos just saved.
import_string("news.darkroom.wake")()
