"""Compiled twins of loops that NumPy cannot express: the same names, the same answers, tested equal.

Serial, `nogil` so that two threads can share the work, and cached so that no second run pays for compiling.
"""
