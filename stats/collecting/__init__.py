"""What counts a view within the request: rules, bots, devices, referrers, visitors, records, the spool."""
