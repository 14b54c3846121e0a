"""Typed characters into the few that the grammar knows; each keeps the place it was typed at."""

from __future__ import annotations

import unicodedata

from fullrank.answers.names import GREEK
from fullrank.answers.unreadable import Unreadable

SUPERSCRIPTS = {"⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
                "⁻": "-", "⁺": "+", "ᵀ": "T", "ⁿ": "n"}  # fmt: skip
SUBSCRIPTS = {"₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9"}
FRACTIONS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5",
             "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8"}  # fmt: skip
_ALIKE = {
    "−": "-", "–": "-", "‐": "-", "‑": "-", "‒": "-", "—": "-", "﹣": "-", "×": "*", "·": "*", "⋅": "*", "∙": "*",
    "•": "*", "∗": "*", "⁎": "*", "÷": "/", "⁄": "/", "∕": "/", "⟨": "<", "⟩": ">", "〈": "<", "〉": ">", "∣": "|",
    "❘": "|", "′": "'", "’": "'", "\t": " ", "\r": "\n", "\x0b": "\n", "\x0c": "\n", "\u2028": "\n", "\u2029": "\n",
    "\u2062": "*", "\u2061": " ", "\u2063": ",", "‖": "|",
}  # fmt: skip
_SPACES = frozenset("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
_NOTHING = frozenset("\u00ad\u200b\u2060\ufeff")  # invisible, and carried along by copying from a page
_PLAIN = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-*/^()[]{}<>|,;.=!_ \n'\\√∛±%")
_KEPT = _PLAIN | GREEK.keys() | SUPERSCRIPTS.keys() | SUBSCRIPTS.keys() | FRACTIONS.keys()


def _fold(character: str) -> str:
    if character in _SPACES:
        return " "
    code = ord(character)
    if 0xFF01 <= code <= 0xFF5E or 0x1D400 <= code <= 0x1D7FF:  # full-width forms; mathematical letters of a PDF
        character = unicodedata.normalize("NFKC", character)
    return _ALIKE.get(character, character)


def _name_of(character: str) -> str:
    known = unicodedata.name(character, "")
    if character.isprintable() and not unicodedata.combining(character):
        return f"“{character}”"
    return f"A hidden character ({known.lower()})" if known else "A hidden character"


def fold(text: str) -> list[tuple[str, int]]:
    """The characters of a text in the grammar's alphabet, each with its position in the text.

    Raises Unreadable at the first character that has no meaning in mathematics typed at a keyboard.

    >>> fold("−½")
    [('-', 0), ('½', 1)]
    """
    folded = []
    for position, character in enumerate(text):
        if character in _NOTHING:
            continue
        meant = _fold(character)
        if meant not in _KEPT:
            raise Unreadable(f"{_name_of(character)} is not part of the mathematics read here.", position)
        folded.append((meant, position))
    return folded
