"""The command `import`: articles from the files of an old portal, with a dry run, and the undoing of a whole import."""

import os
import shutil
from collections import Counter, deque
from itertools import chain
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from news.models import ImportedItem, ImportRun
from news.moving_in import describing, report, runs, undoing, unpacking
from news.moving_in.files import printable
from news.moving_in.refusals import Refused

Outcome = ImportedItem.Outcome


class Command(BaseCommand):
    help = "Makes articles of the files of an old portal; a second time changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a file, or a folder of pages")
        parser.add_argument(
            "--photos",
            type=Path,
            metavar="FOLDER",
            help="where photos and documents lie besides, or the photos of one text page",
        )
        parser.add_argument("--author", metavar="ACCOUNT", help="the person who finds the articles among her own")
        parser.add_argument("--publish", action="store_true", help="publish under their own date what was published")
        parser.add_argument("--make-categories", action="store_true", help="make unknown categories anew")
        parser.add_argument("--dry-run", action="store_true", help="show what would be made and write nothing")
        parser.add_argument("--report", type=Path, metavar="FILE", help="with --dry-run: write the table as XLSX")
        parser.add_argument("--read", type=int, metavar="RUN", help="do the dry run of an import that the desk began")
        parser.add_argument(
            "--continue", dest="go_on", type=int, metavar="RUN", help="go on with an interrupted import"
        )
        parser.add_argument("--undo", type=int, metavar="RUN", help="put what this import made into the bin")
        parser.add_argument("--for-ever", action="store_true", help="with --undo: delete it for ever")

    def handle(self, *, paths, dry_run, go_on=None, undo=None, **options):
        try:
            if undo is not None:
                return self.undo(_run(undo), options["for_ever"])
            if options["read"] is not None:
                return runs.dry_run(_run(options["read"]))
            if go_on is not None:
                return self.work([_run(go_on)], dry_run=False)
            return self.work(self.runs(paths, dry_run, **options), dry_run, options["report"])
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal

    def runs(self, paths, dry_run, *, photos=None, author=None, publish=False, make_categories=False, **options):
        """Return a run for each path, not stored for a dry run."""
        if not paths:
            raise CommandError(
                _("Name a file or a folder to import, or --continue or --undo with the number of an import.")
            )
        wanted = {"creator": account(author), "publish": publish, "make_categories": make_categories}
        wanted["photos"] = printable(os.path.abspath(photos)) if photos else ""
        made = [
            ImportRun(name=printable(path)[-300:], path=printable(os.path.abspath(path)), **wanted) for path in paths
        ]
        for run in made if not dry_run else ():
            run.save()
        return made

    def work(self, wanted, dry_run, report_at=None):
        """Work through the runs, tell of each file, and fail if any was refused."""
        self.counts = Counter()
        found = chain.from_iterable(map(self.foretold if dry_run else self.brought_in, wanted))
        if dry_run and report_at:
            with report.written(wanted[0], found) as file, report_at.open("wb") as target:
                shutil.copyfileobj(file, target)
        deque(found, maxlen=0)
        self.summary(wanted, dry_run)

    def foretold(self, run):
        """Tell of each file what would become of it, and yield the item."""
        try:
            for item, story in runs.forecast(run):
                self.tell(item, story, is_dry=True)
                yield item
        except Refused as refusal:
            self.refuse(run, refusal)
        unpacking.forget(Path(run.path))

    def brought_in(self, run):
        """Import the run; yield nothing."""
        try:
            runs.bring_in(run, self.tell)
        except Refused as refusal:
            self.refuse(run, refusal)
        return ()

    def refuse(self, run, refusal):
        """Tell of a run that cannot be read at all."""
        self.counts["refused"] += 1
        self.stderr.write(f"{run.name}: {refusal}")

    def tell(self, item, story, *, is_dry=False):
        """Tell what became of one file, or would become."""
        self.counts[item.outcome] += 1
        if item.outcome in (Outcome.REFUSED, Outcome.PASSED_OVER):
            self.stderr.write(f"{item.name}: {item.words}")
            return
        lines = list(describing.lines(item, story, is_dry=is_dry))
        self.stdout.write("\n    ".join([f"{item.name}: {lines[0]}", *lines[1:]]))
        self.stdout.flush()

    def summary(self, wanted, dry_run):
        counts = {name: self.counts[name] for name in ("planned", "made", "known", "refused", "passed")}
        words = _("Made: {made}. Imported before: {known}. Refused: {refused}. Passed over: {passed}.")
        if dry_run:
            words = _("To make: {planned}. Imported before: {known}. Refused: {refused}. Passed over: {passed}.")
            words += " " + _("Nothing was written.")
        if not dry_run:
            numbers = ", ".join(str(run.pk) for run in wanted)
            words += " " + _("Number of the import: {numbers}.").format(numbers=numbers)
        told = words.format(**counts)
        has_any = sum(counts.values()) or (not dry_run and any(run.items.exists() for run in wanted))
        if counts["refused"] or not has_any:
            raise CommandError(told)
        self.stdout.write(told)

    def undo(self, run, for_ever):
        run.into_the_bin = not for_ever
        run.save(update_fields=["into_the_bin"])
        for words in undoing.undo(run):
            self.stdout.write(words)
        counts = run.counts()
        words = _("Removed: {removed}. Stays: {stays}.")
        self.stdout.write(words.format(removed=counts.get(Outcome.REMOVED, 0), stays=counts.get(Outcome.STAYS, 0)))


def account(name):
    """Return the user of this name, or None without a name. Raises CommandError if there is no such user."""
    if name is None:
        return None
    try:
        return get_user_model().objects.get_by_natural_key(name)
    except ObjectDoesNotExist as error:
        message = _(
            "Nobody has the account “{name}”: name one with --author, or leave it out for drafts without author."
        )
        raise CommandError(message.format(name=name)) from error


def _run(number):
    run = ImportRun.objects.filter(pk=number).first()
    if run is None:
        raise CommandError(_("There is no import {number}.").format(number=number))
    return run
