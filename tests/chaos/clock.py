"""A clock that stands where it is put, for the processes of a site alone: libfaketime, loaded before their C library."""

import datetime
import time
from pathlib import Path
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
LIBRARIES = "/usr/lib/*/faketime/libfaketimeMT.so.1"


class Clock:
    """Set it while the processes run; what they measure by the monotonic clock goes on."""

    def __init__(self, folder: Path):
        self._file = folder / "clock"
        self._draft = folder / "clock.new"
        self.environment = {
            "LD_PRELOAD": library(),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_FMT": "%s",  # Django sets another time zone while it starts.
            "FAKETIME_CACHE_DURATION": "0",  # The file is read when a new second has begun, not at each question.
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            # Else a thread that waits for Python's lock asks for it without a pause: five times the work of a site.
            "FAKETIME_FORCE_MONOTONIC_FIX": "0",
            "NO_FAKE_STAT": "1",  # gunicorn tells by the time of a file whether a worker lives.
        }

    def set(self, moment: datetime.datetime):
        self._draft.write_text(f"{int(moment.timestamp())}\n")
        self._draft.replace(self._file)
        time.sleep(1.1)  # Until every process has read it.


def library() -> str | None:
    return next(map(str, Path("/").glob(LIBRARIES.lstrip("/"))), None)


def at(day: str, clock: str) -> datetime.datetime:
    """A local moment, such as at("2026-12-28", "00:01")."""
    return datetime.datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=LOCAL)
