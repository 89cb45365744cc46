"""Who works on the site: users, roles, signing in, the second factor, the log, the admin site."""
