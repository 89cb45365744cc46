"""The settings of the site as a file of a backup."""

import os
import re

from django.conf import settings

NAME = "settings.env"
SECRET = re.compile("SECRET|PASSWORD|TOKEN|KEY|_URL$|DSN")


def written(with_secrets: bool) -> str:
    """Return the environment variables that the site reads and that are set, a line each; secrets only if asked for."""
    given = {name: os.environ[name] for name in names() if os.environ.get(name)}
    if with_secrets:
        given["SECRET_KEY"] = settings.SECRET_KEY  # It may be kept in a file of its own.
    else:
        given = {name: value for name, value in given.items() if not SECRET.search(name)}
    return "".join(f"{name}={value}\n" for name, value in sorted(given.items()))


def names() -> set[str]:
    """Return the names of the variables, as the settings themselves read them."""
    sources = [settings.BASE_DIR / "portal" / name for name in ("settings.py", "gunicorn.conf.py")]
    return {
        "PGPASSWORD",
        *(
            name
            for path in sources
            for name in re.findall(r"environment\.\w+\(\s*[\"']([A-Z_]+)[\"']", path.read_text())
        ),
    }
