"""Temporary files of uploads whose process was killed before it could remove them."""

import os
from contextlib import suppress
from datetime import timedelta

from django.conf import settings

import clocks

AGE = timedelta(days=1)  # Longer than any upload takes: the server's limits end it after minutes.


def delete() -> int:
    """Delete the files in FILE_UPLOAD_TEMP_DIR that nobody wrote to for a day; return how many they were.

    Nothing is deleted while a clock may be wrong, and no file that is not named as Django names uploads.
    """
    span = clocks.span()
    if span is None:
        return 0
    latest = (span.earliest - AGE).timestamp()
    with os.scandir(settings.FILE_UPLOAD_TEMP_DIR) as files:
        return sum(_delete(file, latest) for file in files if file.name.startswith("tmp") and ".upload" in file.name)


def _delete(file, latest) -> bool:
    with suppress(FileNotFoundError):  # Another worker was faster.
        if file.stat().st_mtime < latest:
            os.unlink(file.path)
            return True
    return False
