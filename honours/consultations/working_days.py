"""Working days: Monday to Friday without the public holidays, and the Saturdays and Sundays worked instead."""

import datetime
from typing import NamedTuple

from honours.models import PublicHoliday
from honours.models.public_holidays import SATURDAY

ONE_DAY = datetime.timedelta(days=1)
# The Labour Code 2019 (articles 111 and 112) gives eleven days a year, and another day for one on a weekend.
FEWEST_HOLIDAYS = 11


class Calendar(NamedTuple):
    """The exceptions of the week from Monday to Friday."""

    off: frozenset[datetime.date]
    worked: frozenset[datetime.date]

    def is_working_day(self, day: datetime.date) -> bool:
        """Return whether people work on this day."""
        return day in self.worked or (day.weekday() < SATURDAY and day not in self.off)

    def last_day(self, opens_on: datetime.date, working_days: int) -> datetime.date:
        """Return the day on which so many working days are over; the first of them is after the opening day."""
        day = opens_on
        for _number in range(working_days):
            day += ONE_DAY
            while not self.is_working_day(day):
                day += ONE_DAY
        return day

    def holidays_between(self, opens_on: datetime.date, closes_on: datetime.date) -> list[datetime.date]:
        """Return the days from Monday to Friday on which nobody works, after the opening day until the last day."""
        days = (opens_on + ONE_DAY * number for number in range(1, (closes_on - opens_on).days + 1))
        return [day for day in days if day.weekday() < SATURDAY and not self.is_working_day(day)]

    def is_complete(self, year: int) -> bool:
        """Return whether as many public holidays are known of the year as the law gives."""
        known = [day for day in self.off if day.year == year and day.weekday() < SATURDAY]
        return len(known) >= FEWEST_HOLIDAYS


def calendar() -> Calendar:
    """Return the calendar that the administrators keep."""
    days = dict(PublicHoliday.objects.values_list("day", "is_worked"))
    return Calendar(
        off=frozenset(day for day, is_worked in days.items() if not is_worked),
        worked=frozenset(day for day, is_worked in days.items() if is_worked),
    )


def left_out(consultation) -> list[datetime.date]:
    """Return the holidays during a consultation; [] if its last day was not reckoned by today's calendar."""
    known = calendar()
    if known.last_day(consultation.opens_on, consultation.working_days) != consultation.closes_on:
        return []
    return known.holidays_between(consultation.opens_on, consultation.closes_on)
