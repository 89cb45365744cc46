"""Days in the tables that hold a row for each visitor."""

import datetime

from django.db import models


class DayField(models.DateField):
    """A date kept as its ordinal number: 3 bytes in SQLite, where a date is 10 letters."""

    def get_internal_type(self):
        return "IntegerField"

    def get_db_prep_value(self, value, connection, prepared=False):
        day = value if prepared else self.get_prep_value(value)
        return day and day.toordinal()

    def from_db_value(self, value, expression, connection):
        return value and datetime.date.fromordinal(value)
