"""The admin of articles: list, form, photos, versions, moves, preview."""
