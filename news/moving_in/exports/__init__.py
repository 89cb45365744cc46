"""Readers of what content management systems export: NukeViet databases and WordPress files."""
