"""The search: the words of every article, what is asked and what is found."""
