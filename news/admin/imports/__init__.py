"""The admin of imports: files are read, shown in a table, imported, and taken back."""
