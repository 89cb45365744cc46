"""The stamp of the release: all that a page is made of besides the database."""

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path

from django.apps import apps
from django.conf import settings

STAMP_BYTES = 8
KINDS = (".py", ".html", ".mo")
PACKAGES = ("django", "nh3")
SETTINGS = (
    *("SECURE_CSP", "SECURE_HSTS_SECONDS", "MEASURING_SCRIPT", "PUBLIC_ORIGIN", "COUNTS_BY_BEACON", "SECRET_KEY"),
    *("MEDIA_URL", "STATIC_URL", "TIME_ZONE", "LANGUAGE_CODE"),
)


@cache
def stamp() -> str:
    """Return 16 hexadecimal digits, others for each change of code, templates, catalogues, static files or settings."""
    said = blake2b(digest_size=STAMP_BYTES)
    for path in sorted(_files()):
        said.update(str(path.relative_to(settings.BASE_DIR)).encode() + path.read_bytes())
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    said.update(manifest.read_bytes() if manifest.exists() else b"")
    said.update(repr([metadata.version(package) for package in PACKAGES]).encode())
    said.update(repr([getattr(settings, name) for name in SETTINGS]).encode())
    return said.hexdigest()


def _files() -> Iterator[Path]:
    """Yield the files of the project's own apps, of the modules beside them, of templates and catalogues."""
    base = settings.BASE_DIR
    own = [Path(app.path) for app in apps.get_app_configs() if Path(app.path).is_relative_to(base)]
    rooms = {base / folder.relative_to(base).parts[0] for folder in own} | {base / "templates", base / "locale"}
    yield from base.glob("*.py")
    for room in rooms:
        yield from (path for path in room.rglob("*") if path.suffix in KINDS)
