"""Addresses that once led somewhere: former slugs, addresses of an older portal, and those asked for in vain."""
