"""The admin of articles: list, form, photos, versions, moves and preview."""
