"""Decoding of uploaded files in child processes, with limits of time and memory.

A process can be killed, which a thread cannot, and its memory returns to the machine. It is no sandbox.
"""

import logging
import multiprocessing
import os
import resource
import sys
import threading
from contextlib import suppress
from functools import wraps
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

# A child is forked in 15 ms from a process without threads that has loaded the decoders; a new interpreter takes
# 400 ms. gunicorn is preloaded because each child imports the server's main module, which takes 120 ms otherwise.
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(
    ["gunicorn.app.wsgiapp", "news.media.photo_uploads", "news.media.documents", "pypdf"],
)
PATIENCE = 5  # Seconds to wait per second of CPU time: the machine may be busy.
# The limit that bounds memory on Linux; macOS enforces neither, only the one of time.
MEMORY = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
WITHOUT_MEMORY = (MemoryError, SystemError)  # The second where a library in C failed to tell the first.


class OutOfBudget(Exception):
    """The file took more time or memory than allowed, or crashed its decoder."""


class Busy(Exception):
    """The machine had so much other work that this file was not decoded; it may be as soon as there is less."""


class Decoder:
    """Decodes one file at a time in a child process, within these seconds of CPU time and megabytes of memory.

    `niceness` (0 to 19) lets other work of the machine go first; `patience` is how many seconds a second may take.
    """

    def __init__(self, seconds: float, megabytes: int, niceness: int = 0, patience: float = PATIENCE):
        self.seconds, self.bytes, self.niceness = seconds, megabytes * 2**20, niceness
        self.longest = seconds * patience
        self.one_at_a_time = threading.Lock()

    def __call__(self, decode, file):
        """Return decode(content) or raise what it raised; raises Busy or OutOfBudget if there is no result."""
        if not self.one_at_a_time.acquire(timeout=self.longest):
            raise Busy
        try:
            return self._decoded(decode, file)
        finally:
            self.one_at_a_time.release()

    def _decoded(self, decode, file):
        receiver, sender = _processes.Pipe(duplex=False)
        process = _processes.Process(
            target=_decode,
            args=(sender, self.seconds, self.bytes, self.niceness, decode, _source(file)),
            daemon=True,
        )
        process.start()
        sender.close()
        try:
            # Its processor time ends the child, and the pipe with it: one that still runs was kept from working.
            if not receiver.poll(self.longest):
                raise Busy
            made, answer = receiver.recv()
        except EOFError as error:
            raise OutOfBudget from error
        finally:
            receiver.close()
            process.kill()
            process.join()
        if not made:
            raise answer
        return answer


def _source(file):
    """Return the path of the file's content, or the content itself."""
    if hasattr(file, "temporary_file_path"):
        return Path(file.temporary_file_path())
    file.seek(0)
    return file.read()


def _decode(sender, seconds, most_bytes, niceness, decode, source):
    os.nice(niceness)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_CPU, seconds)
    _limit(MEMORY, most_bytes)
    logging.disable()  # Messages of decoders about damaged files are of no use in the log.
    # Without memory nothing is sent, and the parent raises OutOfBudget; the parent may have ended meanwhile.
    with suppress(*WITHOUT_MEMORY, BrokenPipeError):
        try:
            answer = True, decode(source.read_bytes() if isinstance(source, Path) else source)
        except WITHOUT_MEMORY:
            raise
        except Exception as error:
            answer = False, error
        sender.send(answer)


def _limit(kind, most):
    with suppress(OSError, ValueError):
        resource.setrlimit(kind, (most, most))


def once(look):
    """Decorate a check of a file so that each upload is checked once, however many forms ask: it may take seconds."""

    @wraps(look)
    def looked(file):
        if not isinstance(file, UploadedFile):
            return look(file)
        if not hasattr(file, "seen"):
            file.seen = _seen(look, file)
        seen, refusal = file.seen
        if refusal:
            raise refusal
        return seen

    return looked


def _seen(look, file):
    try:
        return look(file), None
    except ValidationError as refusal:
        return None, refusal
