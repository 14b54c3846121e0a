"""What can go wrong with a learner's progress: each error is a sentence that says what happened and the way out."""

from __future__ import annotations


class ProgressError(Exception):
    """Something about the store that the learner has to know; str() of it can be shown on the page."""


class NotSaved(ProgressError):
    """A write that did not happen; `kept` is the learner's text, so that no page has to throw it away."""

    def __init__(self, words: str, kept: str = "") -> None:
        super().__init__(words)
        self.kept = kept


class CannotOpen(ProgressError):
    """A store that cannot be used: its folder is not writable, or it is not a store of ours."""


class NewerVersion(CannotOpen):
    """A store written by a newer Full Rank; it is left untouched."""


class Damaged(ProgressError):
    """A store that broke while it was open; opening it again repairs what can be repaired."""


class NotImported(ProgressError):
    """A file that is not brought in at all: missing, damaged, newer, or not an export."""
