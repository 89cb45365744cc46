"""What to look at before an article is published."""
