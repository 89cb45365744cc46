"""The history of articles: versions that are restored, revisions of published articles, the log of changes."""
