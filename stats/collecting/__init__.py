"""What is counted while a request is answered: rules, bots, devices, referrers, visitors, the spool."""
