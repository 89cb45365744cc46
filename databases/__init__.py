"""How long this process waits for its database, and whether that answers."""
