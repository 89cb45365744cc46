"""The readers' pages of the register, its feed, sitemap and open data."""
