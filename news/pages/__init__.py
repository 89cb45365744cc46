"""The readers' pages: articles, lists, search, feeds, print view, review link."""
