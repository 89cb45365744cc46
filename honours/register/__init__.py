"""The register: its index, the search in it, the tables of its years."""
