"""Sums of views by referrer."""
