"""Stepping through tokens, and the words for one that cannot stand where it stands."""

from __future__ import annotations

from fullrank.answers.tokens import Token
from fullrank.answers.unreadable import Unreadable

_FARTHEST_LOOK = 60
CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">", "|": "|"}


class Walk:
    """A place among tokens; the last token is the end, and stays."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.index = 0
        self.with_commas = _brackets_with_commas(tokens)

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

    def no_explicit_product(self) -> bool:
        """Whether no `*` or `/` follows in this product, which could belong inside or outside the function."""
        depth = 0
        for token in self.tokens[self.index : self.index + _FARTHEST_LOOK]:
            depth += (token.text in {"(", "[", "{"}) - (token.text in {")", "]", "}"})
            if (
                depth < 0
                or token.kind in {"end", "newline"}
                or (depth == 0 and token.text in {"+", "-", ",", ";", "="})
            ):
                return True
            if depth == 0 and token.text in {"*", "/"}:
                return False
        return False

    def spaces_part(self, bracket: str) -> bool:
        """Whether white space parts the entries behind the bracket just passed: in a list without commas of its own."""
        return bracket in {"", "[", "<"} and (self.index - 1 if bracket else -1) not in self.with_commas


def _brackets_with_commas(tokens: list[Token]) -> frozenset[int]:
    """The places of the opening brackets that hold a comma of their own; -1 stands for the text as a whole."""
    found: set[int] = set()
    opened = [-1]
    for place, token in enumerate(tokens):
        if token.kind != "operator":
            continue
        if token.text in {"(", "[", "{", "<"}:
            opened.append(place)
        elif token.text in {")", "]", "}", ">"} and len(opened) > 1:
            opened.pop()
        elif token.text == ",":
            found.add(opened[-1])
    return frozenset(found)
