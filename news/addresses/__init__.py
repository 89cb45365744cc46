"""Old addresses as editors name them: what a target is called, and lists of addresses in CSV files."""
