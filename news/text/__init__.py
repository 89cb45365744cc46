"""Text: Vietnamese, Unicode, the HTML that is allowed, the story made of body and photos, differences of two texts."""
