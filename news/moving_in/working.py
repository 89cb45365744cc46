"""The process that works on an import of the desk, beside the server: a request must not take minutes."""

import subprocess
import sys

from django.conf import settings

from news.models import ImportRun

STEPS = {"read": "--read", "import": "--continue", "undo": "--undo"}


def start(run: ImportRun, step: str):
    """Start the process that does a step of STEPS with the run; its pages tell how far it is."""
    options = [STEPS[step], str(run.pk)]
    if step == "undo" and not run.into_the_bin:
        options.append("--for-ever")
    # It outlives the worker that answers this request, and its errors go into the server's log.
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "import", *options]
    quiet = subprocess.DEVNULL
    subprocess.Popen(command, cwd=settings.BASE_DIR, stdin=quiet, stdout=quiet, start_new_session=True)  # noqa: S603
