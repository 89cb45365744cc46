from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _

from portal.demo import accounts, loading

BATCH = 10


class Command(BaseCommand):
    help = "Load sample articles, films, figures and three accounts into a portal that has no articles."

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="say nothing if there is nothing to do")

    def handle(self, if_empty, **options):
        if loading.is_needed():
            self.load()
        elif not if_empty:
            self.stdout.write(_("Nothing was changed: this portal has articles already."))

    def load(self):
        self.stdout.write(_("Loading the sample content."))
        with transaction.atomic():
            made = accounts.make()
            reporter, editor, _administrator = (account.user for account in made)
            loading.load([reporter, reporter, editor], told=self.report)
        self.show(made)

    def report(self, done, total):
        if done % BATCH == 0 or done == total:
            self.stdout.write(_("Articles: {done} of {total}").format(done=done, total=total))
            self.stdout.flush()

    def show(self, made):
        line = "=" * 64
        self.stdout.write(f"\n{line}")
        self.stdout.write(_("Accounts for trying it out. The passwords are shown only this once:"))
        for account in made:
            secret = account.password or _("(was there before; its password is unchanged)")
            self.stdout.write(f"  {account.user.username:<11} {secret:<16} {_(account.role)}")
        self.stdout.write(f"{line}\n")
