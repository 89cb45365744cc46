"""Reads the environment variables strictly: a typo raises ImproperlyConfigured with one clear sentence."""

import ipaddress
import os
import re
import secrets
import sys
import warnings
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}
LOCAL_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
_HOST = r"(?:\*|\.?[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_.])?|\[[0-9A-Fa-f:.]+\])"

# What ends so is known inside of a network alone (RFC 6762, RFC 9476, RFC 6761).
_OF_A_NETWORK = (".local", ".lan", ".internal", ".test", ".localhost")


@contextmanager
def told_in_one_sentence() -> Generator[None]:
    """End the program with the sentence of a wrong setting, and without the way through the code to it."""
    try:
        yield
    except ImproperlyConfigured as error:
        sys.exit(str(error))


def flag(name: str, default: bool) -> bool:
    """Return whether an on/off variable is on. Anything but "1" and "0" is an error."""
    value = os.environ.get(name) or str(int(default))
    if value not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}.")
    return value == "1"


def number(name: str, default: int, most: int, least: int = 1) -> int:
    """Return a whole number from `least` to `most`."""
    value = os.environ.get(name) or str(default)
    if not (value.isascii() and value.isdigit() and len(value) < 8 and least <= int(value) <= most):
        raise ImproperlyConfigured(f"{name} must be a whole number from {least} to {most}, not {value!r}.")
    return int(value)


def choice[Thing](name: str, choices: Mapping[str, Thing], default: str) -> Thing:
    """Return the thing that is named, one of these."""
    value = os.environ.get(name) or default
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value!r}.")
    return choices[value]


def token(name: str) -> str:
    """Return a secret that a program knows, "" if there is none."""
    given = text(name, "")
    if given and not re.fullmatch(r"[!-~]{20,}", given):
        raise ImproperlyConfigured(f"{name} must have at least 20 characters, none of them a blank.")
    return given


def mailer(name: str) -> dict | None:
    """Return Django's mailer for an address such as smtp+tls://user:password@mail.example:587; None without one."""
    given = text(name, "")
    if not given:
        return None
    address = urlsplit(given)
    if address.scheme not in MAIL_PORTS or not address.hostname:
        raise ImproperlyConfigured(f"{name} must be an address like smtp+tls://user:password@mail.example:587.")
    options = {
        "host": address.hostname,
        "port": address.port or MAIL_PORTS[address.scheme],
        "username": unquote(address.username or ""),
        "password": unquote(address.password or ""),
        "use_tls": address.scheme == "smtp+tls",
        "use_ssl": address.scheme == "smtp+ssl",
        "timeout": 10,
    }
    return {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}


def report_to_sentry(name: str):
    """Have errors reported to a Sentry, without what tells of persons."""
    if not (dsn := text(name, "")):
        return
    try:
        import sentry_sdk
        from sentry_sdk.utils import BadDsn
    except ImportError as error:
        raise ImproperlyConfigured(f"{name} needs the package sentry-sdk: pip install sentry-sdk.") from error
    try:
        sentry_sdk.init(dsn=dsn, send_default_pii=False, max_request_body_size="never", include_local_variables=False)
    except BadDsn as error:
        raise ImproperlyConfigured(f"{name} must be an address like https://key@sentry.example/1.") from error


def text(name: str, default: str) -> str:
    """Return a variable as it is; the default if it is missing or empty."""
    return os.environ.get(name) or default


def names(name: str, default: list[str]) -> list[str]:
    """Return the items of a comma-separated list, without blanks around them."""
    return [item.strip() for item in env.list(name, default=default) if item.strip()]


def hosts(name: str, default: list[str]) -> list[str]:
    """Return host names; with a scheme or port Django would match none and answer 400 to everybody."""
    listed = names(name, default)
    for host in listed:
        if not re.fullmatch(_HOST, host):
            raise ImproperlyConfigured(
                f"{name} must list host names like portal.example, without https://, port or path, not {host!r}."
            )
    return listed


def origins(name: str) -> list[str]:
    """Return origins such as https://portal.example: scheme and host, no path."""
    listed = names(name, [])
    for origin in listed:
        if not origin.startswith(("https://", "http://")) or origin.count("/") != 2:
            raise ImproperlyConfigured(f"{name} must list addresses like https://portal.example, not {origin!r}.")
    return listed


def public_origin(name: str, hosts: list[str], https: bool) -> str:
    """Return the public origin: the variable, else https and the only host; "" if there is not exactly one."""
    given = text(name, "").rstrip("/").lower()
    if not given:
        known = [host.lower() for host in hosts if host not in LOCAL_HOSTS]
        return f"https://{known[0]}" if https and len(known) == 1 and known[0][0] not in ".*" else ""
    if not re.fullmatch(rf"https?://{_HOST}(:\d{{1,5}})?", given) or "*" in given or "//." in given:
        raise ImproperlyConfigured(f"{name} must be an address like https://portal.example, not {given!r}.")
    if https and given.startswith("http://"):
        raise ImproperlyConfigured(f"{name} must begin with https:// while HTTPS is 1, not be {given!r}.")
    return given.removesuffix(":443" if given.startswith("https") else ":80")


def refuse_open_passwords(https: bool, hosts: list[str], origin: str):
    """Refuse a site that readers reach by a public name without HTTPS, unless PUBLIC_ORIGIN says http:// itself."""
    if https or origin.startswith("http://"):
        return
    for name in [host_of(origin)] if origin else hosts:
        if _is_public(name):
            raise ImproperlyConfigured(
                f"HTTPS must be 1 for {name}, since passwords would travel in the open; "
                f"if that is wanted, set PUBLIC_ORIGIN=http://{name.strip('.')}."
            )


def _is_public(host):
    try:
        return ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return "." in host.strip(".") and not host.lower().endswith(_OF_A_NETWORK)


def script_address(name: str) -> str:
    """Return the address of a script at another site, https and without user or spaces; "" if the variable is empty."""
    given = text(name, "").strip()
    if (given and not re.fullmatch(rf"https://{_HOST}(:\d{{1,5}})?/[!-~]*", given)) or "*" in given or "//." in given:
        raise ImproperlyConfigured(f"{name} must be an address like https://measure.example/script.js, not {given!r}.")
    if re.search(r"[\s;,'\"<>\\]", given):
        raise ImproperlyConfigured(f"{name} must have no quotes, commas or semicolons, not be {given!r}.")
    return given


def origin_of(address: str) -> str:
    """Return scheme, host and port of an address."""
    return "/".join(address.split("/")[:3])


def host_of(origin: str) -> str:
    """Return the host of an origin as Django compares it: without port, an IPv6 address in brackets."""
    return re.sub(r":\d+$", "", origin.partition("://")[2])


def networks(name: str) -> list[str]:
    """Return addresses and CIDR networks, e.g. 10.0.0.0/8."""
    listed = names(name, [])
    for network in listed:
        try:
            ipaddress.ip_network(network)
        except ValueError as error:
            raise ImproperlyConfigured(f"{name} must list addresses or networks: {error}.") from error
    return listed


def writable_folder(name: str, default: Path) -> Path:
    """Return the absolute path of a folder, created if it is missing."""
    folder = Path(os.environ.get(name) or default).resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{name}: the folder {folder} cannot be made: {error.strerror}.") from error
    return folder


def secret_key(name: str, kept_in: Path) -> str:
    """Return the key from the environment, else the one in a file, which is created on the first run."""
    if key := os.environ.get(name):
        return _long_enough(name, key)
    if not kept_in.exists():
        _create_once(kept_in, secrets.token_urlsafe(50))
    return kept_in.read_text().strip()


def secret_keys(name: str) -> list[str]:
    """Return former secret keys: what was signed with one of them is still believed."""
    return [_long_enough(name, key) for key in names(name, [])]


def _long_enough(name, key):
    if len(key) < 50:
        raise ImproperlyConfigured(f"{name} must have at least 50 characters, not {len(key)}.")
    return key


def _create_once(path: Path, text: str) -> None:
    # Two processes may start at once: with a hard link the first wins, and neither reads half a file.
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
        os.link(draft, path)
    except FileExistsError:
        pass
    except OSError as error:
        raise ImproperlyConfigured(f"The secret key cannot be kept in {path}: {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)


def database(name: str, default: str) -> dict:
    """Return Django's settings for an sqlite: or postgres: address, with the options that make each safe."""
    try:
        with warnings.catch_warnings(action="ignore"):  # The sentence below says it.
            described = env.db_url(name, default=default)
        engine = described["ENGINE"].rsplit(".", 1)[-1]
    except (KeyError, ValueError, environ.ImproperlyConfigured):
        engine = None
    if engine == "sqlite3":
        return described | SQLITE
    if engine == "postgresql":
        options = described.get("OPTIONS", {})
        return described | POSTGRESQL | {"OPTIONS": POSTGRESQL["OPTIONS"] | options}
    raise ImproperlyConfigured(f"{name} must be an address like sqlite:///path or postgres://user:password@host/name.")


SQLITE = {
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        # A deferred BEGIN that reads before it writes fails with "database is locked", whatever the timeout.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # Neither mmap_size (a file cut short while it is read would kill the worker) nor cache_size: measured, no gain.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;",
    },
}
POSTGRESQL = {
    "ENGINE": "databases.postgresql",
    "CONN_MAX_AGE": 600,
    "CONN_HEALTH_CHECKS": True,
    # What the system's own limits would let last for minutes: an answer on a dead line.
    "OPTIONS": {
        "connect_timeout": 2,
        "tcp_user_timeout": 5000,
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 2,
    },
}
