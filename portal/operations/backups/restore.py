"""Restoring a backup into an empty place, and comparing the place with what the backup says it holds."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from portal.operations.backups import dumps, files, inventory
from portal.operations.backups.backup import MANIFEST, MEDIA
from portal.operations.refusal import Refusal


def manifest_of(source: Path) -> dict:
    """Return what the backup says of itself."""
    if not (source / MANIFEST).is_file() or not (source / files.SUMS).is_file():
        text = _("{folder} is no backup: name the folder that holds {manifest}.")
        raise Refusal(text.format(folder=source, manifest=MANIFEST))
    return json.loads((source / MANIFEST).read_text())


def check(source: Path) -> dict:
    """Read all of the backup and return its manifest; refuse it if anything in it is damaged."""
    manifest = manifest_of(source)
    files.check(source)
    return manifest


def restore(source: Path) -> list[str]:
    """Restore the backup and bring it up to this release; return in sentences what differs from it, [] if nothing.

    The uploads come first and the database last, all of it or nothing: whatever breaks off is done by doing it again.
    """
    manifest = manifest_of(source)
    _refuse_what_does_not_fit(manifest)
    _refuse_a_full_place(source / MEDIA)
    files.check(source)
    files.copy(source / MEDIA, Path(settings.MEDIA_ROOT))
    dumps.load(source / dumps.NAMES[connection.vendor])
    differences = inventory.different_counts(manifest["inventory"])
    call_command("migrate", verbosity=0)  # The backup may be of an older release.
    return differences + inventory.different_content(manifest["inventory"], Path(settings.MEDIA_ROOT))


def _refuse_what_does_not_fit(manifest):
    if manifest["database"] != connection.vendor:
        text = _(
            "The backup is of {kind} and this site has another database: restore it into one of its kind, "
            "then use `manage.py move_database`."
        )
        raise Refusal(text.format(kind=manifest["database"]))
    known = {".".join(key) for key in MigrationLoader(None).disk_migrations}
    if unknown := set(manifest["migrations"]) - known:
        text = _(
            "The backup is of another release of the portal ({release}), with the migration {name} that this one "
            "has not: restore it with that release."
        )
        raise Refusal(text.format(release=" ".join(manifest["release"].values()), name=min(unknown)))


def _refuse_a_full_place(copies):
    if connection.introspection.table_names():
        text = _("The database {name} is not empty: nothing was restored. Name an empty one in DATABASE_URL.")
        raise Refusal(text.format(name=connection.settings_dict["NAME"]))
    media = Path(settings.MEDIA_ROOT)
    for name in filter(lambda name: not files.is_draft(name), files.listed(media)):
        # What an earlier attempt has brought here may stay.
        if not (copies / name).is_file() or files.checksum(copies / name) != files.checksum(media / name):
            text = _("The folder {folder} is not empty ({name}): nothing was restored. Move it away first.")
            raise Refusal(text.format(folder=media, name=name))
