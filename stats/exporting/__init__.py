"""The statistics as files: CSV and XLSX."""
