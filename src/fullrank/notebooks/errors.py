"""What goes wrong with notebooks, in words."""

from __future__ import annotations


class NotebookError(Exception):
    """A notebook cannot be opened, used or exported; says why and the way out."""
