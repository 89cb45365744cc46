"""Import of articles from another portal."""
