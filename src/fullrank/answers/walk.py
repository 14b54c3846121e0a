"""Stepping through tokens, and the words for one that cannot stand where it stands."""

from __future__ import annotations

from fullrank.answers.tokens import Token
from fullrank.answers.unreadable import Unreadable

CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">", "|": "|"}


class Walk:
    """A place among tokens; the last token is the end, and stays."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.index = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    def advance(self) -> Token:
        token = self.token
        self.index += token.kind != "end"
        return token

    def takes(self, text: str) -> bool:
        """Step over an operator if it stands here."""
        found = self.token.kind == "operator" and self.token.text == text
        self.index += found
        return found

    def takes_newline(self) -> bool:
        """Step over a line break if it stands here."""
        found = self.token.kind == "newline"
        self.index += found
        return found

    def unexpected(self, token: Token) -> Unreadable:
        """Why a token cannot stand where it stands."""
        words = {
            "=": "The = sign is not needed: give the value alone.",
            "%": "Percentages are not read: type 0.05 for 5 %.",
            ",": "One value is needed, and a comma parts two; decimals have a point, and thousands nothing.",
            "!": "The ! sign stands behind a whole number.",
            "'": "The ' sign has no meaning here.",
        }
        if token.kind == "end":
            return Unreadable("Something is missing at the end.", token.at)
        if token.text in CLOSING.values() and token.text != "|":
            return Unreadable(f"This {token.text} closes nothing.", token.at)
        return Unreadable(words.get(token.text, f"“{token.text.strip()}” cannot stand here."), token.at)
