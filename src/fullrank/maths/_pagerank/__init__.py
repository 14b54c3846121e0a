"""Links, and the rank that a surfer gives to pages."""
