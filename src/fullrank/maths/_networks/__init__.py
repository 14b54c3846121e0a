"""Networks of dense layers, and their training."""
