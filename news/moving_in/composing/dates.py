"""Dates and view counts as portals print them."""

import re
from contextlib import suppress
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.dateparse import parse_datetime

EARLIEST = 1995
LONGEST_LINE = 120
_LABEL = (
    r"(?:(?:ngày|thời gian|đã)? ?(?:đăng|xuất bản|cập nhật|viết|gửi|tạo|ban hành)(?: tin| bài| lúc| ngày| vào)*|"
    r"posted(?: on)?|submitted(?: on)?|published(?: on)?|publish date|ngày|lúc)"
)
_WEEKDAY = (
    r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|t[2-7]|chủ nhật|cn|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)"
)
_CLOCK = (
    r"(?P<hour{n}>\d{{1,2}})(?:[:hg]| giờ )(?P<minute{n}>\d{{2}})(?:[: ]\d{{2}})?(?: phút)?"
    r"(?: ?(?P<half{n}>SA|CH|AM|PM))?"
)
_DAY = r"(?:(?P<day>\d{1,2}) ?(?:[/.-]| tháng ) ?(?P<month>\d{1,2}) ?(?:[/.-]| năm |,? ) ?(?P<year>\d{4}))"
_GAP = r"[\s,|;–()-]*"
_ZONE = r"(?:\(?(?:gmt|utc)? ?\+ ?0?7(?::?00)?\)?)?"
_DATE = re.compile(
    rf"(?:{_LABEL}{_GAP}:?{_GAP}){{0,3}}(?:{_WEEKDAY})?{_GAP}(?:{_LABEL}{_GAP})?(?:{_CLOCK.format(n=1)}{_GAP}(?:{_LABEL}{_GAP})?)?"
    rf"(?:{_WEEKDAY}{_GAP})?(?:ngày )?{_DAY}(?:{_GAP}(?:{_LABEL}{_GAP})?{_CLOCK.format(n=2)})?{_GAP}{_ZONE}{_GAP}",
    re.IGNORECASE,
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_NUMBER = r"([0-9]{1,3}(?:[., ][0-9]{3}){1,3}|[0-9]{1,12})"
_VIEWS = re.compile(
    rf"(?:(?:số )?(?:lượt|lần) (?:xem|đọc)|đã xem|views?|hits?|xem) ?[:–-]? ?\(?{_NUMBER}\)?(?![\d/:])"
    rf"|(?<![\d/:.]){_NUMBER} ?(?:(?:lượt|lần) (?:xem|đọc)|views?|hits?|reads?)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[|•·]\s*|\n|\s{3,}")


def date_in(line: str) -> datetime | None:
    """Return the time that is all the line says, apart from words such as "Ngày đăng"; None if it says more."""
    for part in [line, *_BETWEEN.split(line)]:
        part = _VIEWS.sub("", part).strip(" |•·-–,;")
        if len(part) <= LONGEST_LINE and (found := iso(part) or _written(part)):
            return found
    return None


def date_within(line: str) -> datetime | None:
    """Return the first time that a short line tells among other words, such as "Được viết bởi … vào …"."""
    found = date_in(line)
    if found or len(line) > LONGEST_LINE:
        return found
    return next((moment for one in _DATE.finditer(line) if (moment := _of(one))), None)


def is_update(line: str) -> bool:
    """Return whether the line tells when something was changed, rather than published."""
    return "cập nhật" in line.lower() or "sửa" in line.lower()


def iso(text: str) -> datetime | None:
    """Return the time of "2023-12-22T16:05:00+07:00"; without a zone it is of here. None for any other text."""
    if not _ISO.fullmatch(text.strip()):
        return None
    with suppress(ValueError):
        found = parse_datetime(text.strip().replace(" ", "T") + ("" if len(text.strip()) > 10 else "T00:00"))
        return found and _plausible(found if timezone.is_aware(found) else timezone.make_aware(found))
    return None


def moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime | None:
    """Return the time here; None if there is no such day, or if nothing was published on the web then."""
    with suppress(ValueError):
        return _plausible(timezone.make_aware(datetime(year, month, day, hour, minute)))  # noqa: DTZ001
    return None


def _written(text):
    found = _DATE.fullmatch(text)
    return _of(found) if found else None


def _of(found):
    n = 1 if found["hour1"] else 2
    hour, minute = int(found[f"hour{n}"] or 0), int(found[f"minute{n}"] or 0)
    half = (found[f"half{n}"] or "").upper()
    if half:
        hour = hour % 12 + (12 if half in ("CH", "PM") else 0)
    day, month = int(found["day"]), int(found["month"])
    if half in ("AM", "PM") and month > 12:  # Written by an English program.
        day, month = month, day
    return moment(int(found["year"]), month, day, hour, minute)


def _plausible(found):
    return found if found.year >= EARLIEST and found <= timezone.now() + timedelta(days=366) else None


def views_in(line: str) -> int | None:
    """Return the number of views that a short line tells, or None."""
    found = _VIEWS.search(line) if len(line) <= LONGEST_LINE * 2 else None
    return number(found[1] or found[2]) if found else None


def number(text: str) -> int | None:
    """Return a whole number, however its thousands are separated ("1.204"); None if it is none."""
    written = " ".join(text.split())
    return int(re.sub(r"\D", "", written)) if re.fullmatch(_NUMBER, written) else None
