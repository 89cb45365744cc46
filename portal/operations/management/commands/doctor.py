import sys

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from portal.operations.doctor import examination


class Command(BaseCommand):
    help = "Tell what is wrong with the site and what to do. Exit status: 0 nothing, 1 warnings, 2 errors."
    requires_system_checks = []

    def handle(self, **options):
        findings = examination.findings()
        for finding in findings:
            paint = self.style.ERROR if finding.is_error else self.style.WARNING
            self.stdout.write(f"{paint(f'[{finding.subject}]')} {finding.text}")
        if not findings:
            self.stdout.write(_("Nothing is wrong."))
            return
        sys.exit(max(finding.level for finding in findings))
