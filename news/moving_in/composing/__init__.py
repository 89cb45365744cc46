"""The composing of stories: what reads as a caption, a date, a byline or a lead, wherever it comes from."""
