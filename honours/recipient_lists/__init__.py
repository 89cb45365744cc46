"""Lists of recipients: read from a workbook, understood row by row, checked against the register."""
