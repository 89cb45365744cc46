"""Who publishes the site: agency, contacts, privacy, links, error pages, health."""
