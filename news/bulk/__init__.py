"""The same step for many articles: who is left out and why, the step itself in parts, and its undo."""
