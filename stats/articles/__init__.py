"""Views and readers of articles: by day, by period, ranked and grouped."""
