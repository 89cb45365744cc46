"""What the doctor finds about the content: migrations, uploads and renditions, backups."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext as _

from news.media import rendition_worker
from portal.operations.backups import inventory
from portal.operations.doctor.findings import Finding, error, warning
from portal.operations.models import Backup

OLD, VERY_OLD = timedelta(days=2), timedelta(days=7)
NAMED = 3
MANY_WAITING = 20


def of_migrations() -> Iterator[Finding]:
    """Find migrations that this release has and the database lacks."""
    executor = MigrationExecutor(connection)
    if missing := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        text = _("The database is of an older release ({count} migrations are missing): run `manage.py migrate`.")
        yield error("migrations", text.format(count=len(missing)))


def of_uploads() -> Iterator[Finding]:
    """Find uploads that a row names and that are not in this machine's folder."""
    if lost := inventory.missing_files(Path(settings.MEDIA_ROOT)):
        text = _(
            "{count} uploaded files are missing in {folder}, for example {names}: is the shared folder mounted? "
            "Else take them from a backup."
        )
        text = text.format(count=len(lost), folder=settings.MEDIA_ROOT, names=", ".join(lost[:NAMED]))
        yield error("uploads", text)


def of_renditions() -> Iterator[Finding]:
    """Find photos whose smaller forms were not made, or are not in this machine's folder."""
    if (waiting := rendition_worker.waiting()) > MANY_WAITING:
        text = _("{count} photos have no smaller forms yet. If it stays so for an hour, run `manage.py renditions`.")
        yield warning("renditions", text.format(count=waiting))
    if lost := sum(len(rendition_worker.lost(field)) for field in rendition_worker.photo_fields()):
        text = _("{count} photos have lost smaller forms from the disk: run `manage.py renditions`.")
        yield error("renditions", text.format(count=lost))


def of_backups() -> Iterator[Finding]:
    """Find out whether there is a backup and how old it is."""
    newest = Backup.objects.order_by("made_at").last()
    if newest is None:
        yield warning("backup", _("No backup was ever made: run `manage.py backup FOLDER` every night."))
        return
    age = timezone.now() - newest.made_at
    if age > OLD:
        text = _("The newest backup is {days} days old: look why `manage.py backup` has not run on {machine}.")
        found = error if age > VERY_OLD else warning
        yield found("backup", text.format(days=age.days, machine=newest.machine))
