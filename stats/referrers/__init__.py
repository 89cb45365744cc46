"""Views by referrer."""
