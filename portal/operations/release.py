"""Which release of the portal this is."""

import os
import subprocess
import tomllib
from datetime import date

from django.conf import settings


def project() -> dict:
    """Return what pyproject.toml says; {} where it was not brought along."""
    path = settings.BASE_DIR / "pyproject.toml"
    return tomllib.loads(path.read_text()) if path.exists() else {}


def version() -> str:
    """Return the version of the portal; "" if unknown."""
    return project().get("project", {}).get("version", "")


def commit() -> str:
    """Return the commit that is checked out, or the release that the image was tagged with; "" if unknown."""
    command = ["git", "-C", str(settings.BASE_DIR), "rev-parse", "--short", "HEAD"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=5).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return os.environ.get("RELEASE", "")


def locked_on() -> date | None:
    """Return the day on which `make lock` last took the newest packages; None if unknown."""
    return project().get("tool", {}).get("bang-vang", {}).get("locked")
