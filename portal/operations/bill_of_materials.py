"""The bill of materials: all packages that the site runs on, with versions and licences, in CycloneDX 1.6."""

import re
import uuid
from importlib import metadata
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from portal.operations import release

LOCKED = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==", re.MULTILINE)
CLASSIFIER = "License :: OSI Approved :: "
EXPRESSION = re.compile(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*")


class Package(NamedTuple):
    """A package as it says itself; `address` is its package URL (purl), "" for files of the site's own folder."""

    name: str
    version: str
    licence: str
    address: str


# What stands in static/ and was made by others. CKEditor comes with django-ckeditor, Alpine and Chart.js with Unfold.
FONT = Package("Be Vietnam Pro", "", "OFL-1.1", "")


def packages() -> list[Package]:
    """Return the packages of the lock file that are installed on this kind of machine, by name."""
    names = LOCKED.findall((settings.BASE_DIR / "requirements.txt").read_text())
    installed = []
    for name in sorted(names):
        try:
            about = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue  # Needed by other systems.
        version = about["Version"]
        installed.append(Package(name, version, licence_of(about), f"pkg:pypi/{name}@{version}"))
    return [*installed, FONT]


def licence_of(about) -> str:
    """Return the licence that the metadata of a package tell: an SPDX expression, else words; "" if none."""
    if expression := about.get("License-Expression"):
        return expression
    classified = [line.removeprefix(CLASSIFIER) for line in about.get_all("Classifier", []) if CLASSIFIER in line]
    return " / ".join(classified) or (about.get("License") or "").partition("\n")[0].strip()


def cyclonedx() -> dict:
    """Return the bill of materials as an object of JSON."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid4()}",
        "version": 1,
        "metadata": {
            "timestamp": timezone.now().isoformat(),
            "component": {"type": "application", "name": "bang-vang", "version": release.version()},
        },
        "components": [_component(package) for package in packages()],
    }


def _component(package):
    component = {"type": "library", "name": package.name}
    if package.version:
        component["version"] = package.version
    if package.address:
        component |= {"purl": package.address, "bom-ref": package.address}
    if package.licence:
        component["licenses"] = [_licence(package.licence)]
    return component


def _licence(words):
    return {"expression": words} if EXPRESSION.fullmatch(words) else {"license": {"name": words}}
