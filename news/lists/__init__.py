"""Lists of articles: the category tree, long lists and their counts, the archive, the front page, related articles."""
