"""Reads a CSV file of old addresses and their targets, reports what is wrong line by line, and writes the rest."""

import csv
import unicodedata
from typing import NamedTuple

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from csv_uploads import Refused, Wrong, check_length
from news.addresses.targets import of_address
from news.models import Article, OldAddress
from news.models.addresses.old_addresses import checked

A_QUERY = 500
TARGETS = ("article", "category", "page")


class Addresses(NamedTuple):
    """What a file holds: rows not yet stored, how many of them replace a target, how many are known, wrong lines."""

    new: list[OldAddress]
    changed: list[OldAddress]
    known: int
    wrong: list[Wrong]

    @property
    def to_write(self) -> list[OldAddress]:
        return [*self.new, *self.changed]


def read(text: str) -> Addresses:
    """Return the addresses of the file and every wrong line; raises Refused if it is no table of two columns."""
    rows, wrong = {}, []
    titles = _Titles()
    for number, line, cells in _lines(text):
        try:
            row = _row(cells, titles)
            first = rows.setdefault((row.path, row.query), (number, row))
            if _target(first[1]) != _target(row):
                raise ValidationError(_("Line {line} gives this address another target.").format(line=first[0]))
        except ValidationError as error:
            wrong.append(Wrong(number, line, " ".join(error.messages)))
    return _compared([row for _number, row in rows.values()], wrong)


@transaction.atomic
def write(addresses: Addresses, user, name: str):
    """Store the addresses, and log it in one line under the name of the file; `user` None: nobody has signed in."""
    OldAddress.objects.bulk_create(
        addresses.to_write,
        batch_size=A_QUERY,
        update_conflicts=True,
        unique_fields=["path", "query"],
        update_fields=TARGETS,
    )
    if user:
        words = ngettext("Imported {count} old address.", "Imported {count} old addresses.", len(addresses.to_write))
        LogEntry.objects.create(
            user=user,
            content_type=ContentType.objects.get_for_model(OldAddress),
            object_repr=name[:200],
            action_flag=ADDITION,
            change_message=words.format(count=len(addresses.to_write)),
        )


def _lines(text):
    """Yield number, text and the first two cells of each line that is neither empty nor the heading."""
    lines = unicodedata.normalize("NFC", text).replace("\0", "").splitlines()
    check_length(lines)
    if not any(map(str.strip, lines)):
        raise Refused(_("The file is empty."))
    delimiter = max("\t;,", key=lambda sign: sum(sign in line for line in lines[:20]))
    for number, line in enumerate(lines, 1):
        try:
            cells = [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
        except csv.Error as error:  # A cell of more than 131,072 characters.
            raise Refused(_("The file is no table of addresses.")) from error
        is_heading = number == 1 and "/" not in line
        if any(cells) and not is_heading:
            yield number, line, [*cells, "", ""][:2]


def _row(cells, titles):
    address, target = cells
    if not target:
        raise ValidationError(_("The second column, with the target, is missing."))
    place = checked(address)
    found = of_address(target) if target.startswith(("/", "http://", "https://")) else {"article": titles.one(target)}
    return OldAddress(**place._asdict(), **found)


class _Titles:
    """The articles by their titles, read once per file."""

    def __init__(self):
        self._by_title = None

    def one(self, title) -> Article:
        """Return the only article with this title. Raises ValidationError if there is none or several."""
        if self._by_title is None:
            self._by_title = {}
            for pk, name in Article.objects.kept().filter(revises=None).values_list("pk", "title"):
                self._by_title.setdefault(_plain(name), []).append(pk)
        pks = self._by_title.get(_plain(title), [])
        if len(pks) != 1:
            several = _("Several articles have this title. Enter the address of one of them.")
            raise ValidationError(several if pks else _("No article has this title."))
        return Article(pk=pks[0])


def _plain(title):
    return " ".join(unicodedata.normalize("NFC", title).lower().split())


def _target(row):
    return row.article_id, row.category_id, row.page


def _compared(rows, wrong):
    """Return the rows apart: new ones, those that replace another target, and the number of those known already."""
    known = {}
    for begin in range(0, len(rows), A_QUERY):
        paths = {row.path for row in rows[begin : begin + A_QUERY]}
        stored = OldAddress.objects.filter(path__in=paths)
        known |= {(row.path, row.query): _target(row) for row in stored}
    new = [row for row in rows if (row.path, row.query) not in known]
    others = [row for row in rows if (row.path, row.query) in known]
    changed = [row for row in others if known[row.path, row.query] != _target(row)]
    return Addresses(new, changed, len(others) - len(changed), wrong)
