"""Articles from pages of the old portal."""
