"""Articles that come from another portal."""
