"""From the spools to the database, exactly once: drainer, aggregates, health, retention."""
