"""Sample content for a portal that has none yet: invented places, people and figures."""
