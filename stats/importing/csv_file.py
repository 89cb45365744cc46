"""Reads a CSV file of daily figures and reports what is wrong with it, line by line."""

import csv
import datetime
import re
import unicodedata
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from csv_uploads import Refused, Wrong, check_length
from stats.models import SiteDay
from stats.periods import EARLIEST

MOST_NUMBER = 10**12
COLUMNS = ("day", "views", "visitors")
NAMES = {
    "day": {"ngày", "ngay", "day", "date"},
    "views": {"lượt xem", "luot xem", "lượt truy cập", "views", "pageviews"},
    "visitors": {"khách", "khach", "khách truy cập", "lượt khách", "visitors"},
}
DATE_FORMATS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")
NUMBER = re.compile(r"\d+|\d{1,3}([., \u00a0]\d{3})+")


class Day(NamedTuple):
    """Views and visitors of one imported day."""

    day: datetime.date
    views: int
    visitors: int


def read(text: str) -> tuple[list[Day], list[Wrong]]:
    """Return the days of the file in order, and every wrong line; raises Refused if it is no table of days."""
    lines = unicodedata.normalize("NFC", text).replace("\0", "").splitlines()
    check_length(lines)
    delimiter = max(";\t,", key=(lines or [""])[0].count)
    try:
        rows = [(number, next(csv.reader([line], delimiter=delimiter), [])) for number, line in enumerate(lines, 1)]
    except csv.Error as error:  # A cell of more than 131,072 characters.
        raise Refused(_("The file is no table of daily figures.")) from error
    rows = [(number, [cell.strip() for cell in row]) for number, row in rows if any(map(str.strip, row))]
    places, rows = _header(rows)
    days, wrong = {}, []
    taken = set(SiteDay.objects.values_list("day", flat=True))
    for number, row in rows:
        try:
            day = _day(row, places)
            _check(day, days, taken)
            days[day.day] = day
        except Refused as error:
            wrong.append(Wrong(number, delimiter.join(row), str(error)))
    return sorted(days.values()), wrong


def _header(rows):
    """Return the index of each column, and the rows below the header; without a header the order is COLUMNS."""
    if not rows:
        raise Refused(_("The file is empty."))
    titles = [cell.lower() for cell in rows[0][1]]
    places = {name: place for name in COLUMNS for place, title in enumerate(titles) if title in NAMES[name]}
    if not places:
        return dict(zip(COLUMNS, range(3), strict=True)), rows
    if missing := [name for name in COLUMNS if name not in places]:
        wanted = {"day": _("Day"), "views": _("Views"), "visitors": _("Visitors")}
        raise Refused(_("The column “{column}” is missing in the first line.").format(column=wanted[missing[0]]))
    return places, rows[1:]


def _day(row, places):
    cells = [row[place] if (place := places[name]) < len(row) else "" for name in COLUMNS]
    return Day(_date(cells[0]), _number(cells[1], _("Views")), _number(cells[2], _("Visitors")))


def _date(cell):
    for known in DATE_FORMATS:
        try:
            return datetime.datetime.strptime(cell, known).date()  # noqa: DTZ007 – a day has no zone.
        except ValueError:
            continue
    raise Refused(_("“{text}” is no day; write it as 31/12/2025.").format(text=cell[:40]))


def _number(cell, column):
    if (not cell.isascii() and "\u00a0" not in cell) or not NUMBER.fullmatch(cell) or len(cell) > 20:
        raise Refused(_("{column}: “{text}” is no whole number.").format(column=column, text=cell[:40]))
    number = int(re.sub(r"\D", "", cell))
    if number > MOST_NUMBER:
        raise Refused(_("{column}: {text} is too large.").format(column=column, text=cell))
    return number


def _check(day, days, taken):
    if day.visitors > day.views:
        raise Refused(_("There are more visitors than views."))
    if not EARLIEST <= day.day < timezone.localdate():
        raise Refused(_("The day must lie between 2000 and yesterday."))
    if day.day in days:
        raise Refused(_("This day stands in the file twice."))
    if day.day in taken:
        raise Refused(_("This day has figures already."))
