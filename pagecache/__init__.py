"""Whole pages that are kept and answered in front of Django. This package imports no other of the project."""
