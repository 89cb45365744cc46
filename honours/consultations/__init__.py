"""Consultations: how long they last, the readers' pages, opinions and their receipts, and the desk."""
