"""The WSGI environ (PEP 3333) of a request that came by ASGI, as gunicorn's WSGI workers make it."""

import sys
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import unquote_to_bytes, urlsplit


def environ_of(scope: Mapping) -> dict:
    """Return the environ of a request, without its body."""
    environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": _path(scope["raw_path"]),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        # A peer on a Unix socket has no address.
        "REMOTE_ADDR": (scope["client"] or ("",))[0],
        "wsgi.url_scheme": scope["scheme"],
    }
    for name, value in scope["headers"]:
        key, text = _key(name), value.decode("latin-1")
        environ[key] = f"{environ[key]},{text}" if key in environ else text
    return environ


def for_django(environ: dict, scope: Mapping, body, file_wrapper) -> dict:
    """Return the environ with what Django needs beside it."""
    host, port = scope["server"] if scope["server"] and isinstance(scope["server"][1], int) else ("localhost", 80)
    return environ | {
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "wsgi.version": (1, 0),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": file_wrapper,
    }


def _path(target):
    if target[:1] != b"/":  # The absolute form (RFC 9112, 3.2.2), or the asterisk.
        target = urlsplit(target).path or b"/"
    return (unquote_to_bytes(target) if b"%" in target else target).decode("latin-1")


@lru_cache(maxsize=1024)
def _key(name: bytes) -> str:
    key = name.decode("latin-1").upper().replace("-", "_")
    return key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
