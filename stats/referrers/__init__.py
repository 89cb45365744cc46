"""The sites that readers came from."""
