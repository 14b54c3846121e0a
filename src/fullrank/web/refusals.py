"""What the site says when it will not or cannot do what was asked: a clear sentence, and a way out."""

from __future__ import annotations


class Refused(Exception):
    """A request that is turned down; becomes a page, or one sentence where a script asked."""

    def __init__(self, status: int, sentence: str, way_out: str = "") -> None:
        super().__init__(f"{sentence} {way_out}".strip())
        self.status = status
        self.sentence = sentence
        self.way_out = way_out
