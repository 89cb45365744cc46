"""Photos: what becomes of an upload, and the files that are kept of it."""
