"""Decisions that an article speaks of, proposed as drafts from the article's own words."""
