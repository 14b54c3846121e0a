"""What the author's commands cannot do."""

from __future__ import annotations


class AuthorError(ValueError):
    """Something an author asked for that cannot be done; says why and the way out."""
