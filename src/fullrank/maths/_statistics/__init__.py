"""Moments, and principal components in whole or in blocks."""
