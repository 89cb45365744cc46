"""Hints before publishing: what to look at in an article."""
