"""Tables of imports: runs, what each file became, and which category an old one is here."""
