"""Log lines for programs, the id of the request that they belong to, and mail to administrators."""

import json
import logging
import threading
import time
from contextlib import suppress
from contextvars import ContextVar
from pathlib import Path

from django.conf import settings
from django.core.mail import mail_admins

MAIL_SECONDS = 600  # One mail in so long; what else happens is in the log.

request_id: ContextVar[str] = ContextVar("request_id", default="")


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, the id of the request, a traceback, and `fields`."""

    def format(self, record):
        said = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{record.msecs:03.0f}Z",
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if request := request_id.get():
            said["request"] = request
        if record.exc_info:
            said["traceback"] = self.formatException(record.exc_info)
        return json.dumps(said | getattr(record, "fields", {}), ensure_ascii=False)


class MailToAdministrators(logging.Handler):
    """Sends errors to settings.ADMINS, from a thread of its own: line and traceback, and nothing of the request."""

    def emit(self, record):
        if settings.ADMINS and self._is_due():
            words = record.getMessage().split("\n")[0][:200]
            threading.Thread(target=self._send, args=(words, self.format(record)), daemon=True).start()

    def _is_due(self):
        """Return whether no process of this machine has sent one lately."""
        stamp = Path(settings.DATA_DIR) / "mailed"
        with suppress(OSError):
            if time.time() - stamp.stat().st_mtime < MAIL_SECONDS:
                return False
        with suppress(OSError):  # A full disk is what they should hear of.
            stamp.touch()
        return True

    def _send(self, subject, text):
        try:
            mail_admins(subject, text)
        except Exception as error:
            # Not as an error: that would be mailed too.
            logging.getLogger(__name__).warning("Administrators could not be mailed: %s", error)
