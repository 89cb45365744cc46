"""Import of daily figures of an older counter."""
