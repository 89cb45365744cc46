"""Asks the database what the site can do without for a while."""

import logging
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, close_old_connections, connection

from databases import limits
from databases.presence import presence

PATIENCE_SECONDS = 0.3  # A reader waits no longer for what is only nice to have.


def ask(question: Callable[[], Any], logger: logging.Logger, message: str, seconds: float | None = None) -> bool:
    """Call the question, which asks the database, and return whether it was answered.

    It is not called while the database is away, and given up after `seconds`. The message, with a place for the error,
    is logged when there is one.
    """
    if presence.is_doubtful:
        return False
    try:
        _leave_no_broken_connection()
        with limits.at_most(seconds):
            question()
    except DatabaseError as error:
        _leave_no_broken_connection()
        presence.warn(logger, message, error)
        return False
    return True


def _leave_no_broken_connection():
    # In front of Django nothing else closes a broken connection; one with an open transaction is in use.
    if not connection.in_atomic_block:
        close_old_connections()
