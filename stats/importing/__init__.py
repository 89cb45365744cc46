"""Daily figures of an older counter."""
