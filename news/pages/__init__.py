"""The readers' pages: articles, lists, search, feeds, the print view, the page behind a leader's link."""
