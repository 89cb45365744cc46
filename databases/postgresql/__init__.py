"""Django's backend for PostgreSQL with limits of our own on every wait."""
