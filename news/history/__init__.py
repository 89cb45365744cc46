"""What an article was and may become again: versions, revisions of a public article, reviews, differences."""
