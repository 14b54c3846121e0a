"""Walking down, and what holds at the bottom, with constraints or without."""
