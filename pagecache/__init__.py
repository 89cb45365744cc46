"""The page cache: whole pages, answered in front of Django. This package imports no other of the project."""
