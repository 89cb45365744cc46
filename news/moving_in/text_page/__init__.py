"""The text page: an article page of the old portal, saved as text."""
