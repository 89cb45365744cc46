"""The search: the word index, queries, hits, suggestions, snippets."""
