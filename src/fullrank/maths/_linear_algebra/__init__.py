"""Elimination, factors, bases, eigenvalues and singular values."""
