"""The one exception that reading a typed answer may raise."""

from __future__ import annotations


class Unreadable(ValueError):
    """Typed text that is no answer of the form asked: says why, and at which character (counted from 0)."""

    def __init__(self, message: str, position: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.position = position
