"""The steps for many articles in the list: their names, the page that says what will happen, and the undo."""
