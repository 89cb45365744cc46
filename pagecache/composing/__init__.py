"""Pages whose own part is made once per change of what it shows, and kept in the database."""
