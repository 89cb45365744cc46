"""The admin of old addresses: where they lead, lists in CSV files, and addresses asked for in vain."""
