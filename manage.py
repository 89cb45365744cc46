#!/usr/bin/env python
"""Django's command line for this site."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import OperationalError, ProgrammingError

from portal import environment

MISSING = ("no such table", "no such column", "does not exist")

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    try:
        with environment.told_in_one_sentence():
            execute_from_command_line(sys.argv)
    except (OperationalError, ProgrammingError) as error:
        if not any(words in str(error) for words in MISSING):
            raise
        sys.exit("The database has no tables yet, or those of an older version. First run: manage.py migrate")
