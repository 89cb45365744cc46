from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _

from portal.demo import accounts, loading

BATCH = 10


class Command(BaseCommand):
    help = "Load sample articles, films, figures and three accounts into a portal that has no articles."

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="say nothing if there is nothing to do")
        parser.add_argument("--scale", type=float, default=1.0, help="size of the photos, 1 = 1280 pixels wide")

    def handle(self, if_empty, scale, **options):
        if loading.is_needed():
            self.load(scale)
        elif not if_empty:
            self.stdout.write(_("Nothing was changed: this portal has articles already."))

    def load(self, scale):
        self.stdout.write(_("Loading the sample content; its photos are drawn now, which takes about half a minute."))
        with transaction.atomic():
            made = accounts.make()
            reporter, editor, _administrator = (account.user for account in made)
            loading.load([reporter, reporter, editor], scale=scale, told=self.report)
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
