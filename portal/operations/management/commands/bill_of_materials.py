import json

from django.core.management.base import BaseCommand

from portal.operations import bill_of_materials


class Command(BaseCommand):
    help = "Write the bill of materials: all packages, versions and licences, in CycloneDX; or as a list to read."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--licences", action="store_true", help="one line a package: name, version, licence")

    def handle(self, licences, **options):
        if not licences:
            self.stdout.write(json.dumps(bill_of_materials.cyclonedx(), indent=1))
            return
        for package in bill_of_materials.packages():
            self.stdout.write(f"{package.name:<28} {package.version:<12} {package.licence}")
