"""Views and visitors of the whole site."""
