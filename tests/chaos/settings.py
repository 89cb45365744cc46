"""The site as it is served, but for the names of its static files, which nobody has collected here."""

import os
import select
import time

from portal.settings import *  # noqa: F403

STORAGES = STORAGES | {  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
EVEN_CLOCK_SECONDS = int(os.environ.get("EVEN_CLOCK_SECONDS", EVEN_CLOCK_SECONDS))  # noqa: F405

if "FAKETIME_TIMESTAMP_FILE" in os.environ:
    # libfaketime 0.9.10 fails in clock_nanosleep(), which Python sleeps by, when the monotonic clock is the true one.
    time.sleep = lambda seconds: select.select([], [], [], seconds)
