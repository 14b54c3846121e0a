"""Full Rank: an open, executable course in the mathematics of machine learning."""
