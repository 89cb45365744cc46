"""The reader of Word files (.docx)."""
