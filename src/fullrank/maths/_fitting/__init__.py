"""Least squares, linear and not, one fit or a hundred thousand."""
