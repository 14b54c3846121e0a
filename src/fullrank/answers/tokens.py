"""Typed text into tokens: numbers with their exact values, names split by what is declared, operators."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from fullrank.answers.characters import FRACTIONS, SUBSCRIPTS, SUPERSCRIPTS, fold
from fullrank.answers.names import CONSTANTS, FUNCTIONS, GREEK, WRAPPERS, spoken
from fullrank.answers.unreadable import Unreadable

_MOST_DIGITS = 40
_LARGEST_SHIFT = 300
_LARGEST = 10**300
_NUMBER = re.compile(r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_LETTERS = re.compile(r"[A-Za-z]+")
_SUBSCRIPT = re.compile(r"_\{([A-Za-z0-9]{1,8})\}|_([A-Za-z]|[0-9]{1,8})|([0-9]{1,8})(?![0-9.])")
_KNOWN = CONSTANTS | FUNCTIONS.keys()
_LABELS = [label.split() for label in ("v =", "v ( v ) =", "| v | =", "| | v | | =", "v * v =")]  # v: any name
_SEPARATING_WORDS = frozenset({"and", "or"})


@dataclass(frozen=True, slots=True)
class Token:
    """kind is number, name, subscript, superscript, operator, newline or end; spaced: white space stood before it."""

    kind: str
    text: str
    at: int
    spaced: bool = False
    value: int | Fraction = 0


def tokenise(text: str, symbols: Iterable[str] = (), *, imaginary: bool = False, labels: bool = True) -> list[Token]:
    """The tokens of a typed text, ended by one of kind `end`. Labels such as `x =` are left out where asked."""
    declared = frozenset(symbols) | ({"i", "j"} if imaginary else set())
    raw = _transposes(_raw_tokens(text), declared)
    if labels:
        raw = _without_labels(raw)
    tokens: list[Token] = []
    end = Token("end", "", len(text))
    for place, token in enumerate(raw):
        following = raw[place + 1] if place + 1 < len(raw) else end
        tokens.extend(_split(token, following, declared) if token.kind == "name" else [token])
    return [*tokens, end]


def _raw_tokens(text: str) -> list[Token]:
    characters = fold(text)
    flat = "".join(character[0] for character in characters)
    places = [*(place for _, place in characters), len(text)]
    tokens: list[Token] = []
    index, spaced = 0, False
    while index < len(flat):
        if flat[index] == " ":
            index, spaced = index + 1, True
            continue
        token, index = _next(flat, index, places[index])
        tokens.append(replace(token, spaced=True) if spaced else token)
        spaced = False
    return tokens


def _next(flat: str, index: int, at: int) -> tuple[Token, int]:
    """The token that starts at an index, and the index behind it."""
    character = flat[index]
    if number := _NUMBER.match(flat, index):
        return _number(number[0], at), number.end()
    if character in FRACTIONS:
        return Token("number", FRACTIONS[character], at, value=Fraction(FRACTIONS[character])), index + 1
    if letters := _LETTERS.match(flat, index):
        return _with_subscript(letters[0], flat, letters.end(), at)
    if character in GREEK:
        return _with_subscript(GREEK[character], flat, index + 1, at)
    if character in SUPERSCRIPTS:
        return _superscript(flat, index, at)
    if character in "√∛":
        return Token("name", "sqrt" if character == "√" else "cbrt", at, value=1), index + 1
    if character == "\\" and (command := _LETTERS.match(flat, index + 1)):
        return _command(command[0], flat, command.end(), at)
    if flat.startswith("**", index):
        return Token("operator", "^", at), index + 2
    return Token("newline" if character == "\n" else "operator", character, at), index + 1


def _number(text: str, at: int) -> Token:
    if len(text) <= _MOST_DIGITS and text.isdecimal():
        return Token("number", text, at, value=int(text))
    mantissa, _, shift = text.lower().partition("e")
    if len(mantissa) > _MOST_DIGITS or len(shift) > 4 or abs(int(shift or 0)) > _LARGEST_SHIFT:
        raise Unreadable(
            f"This number is too long: {_MOST_DIGITS} digits and powers of ten up to {_LARGEST_SHIFT} are read.", at
        )
    value = Fraction(text)
    if value > _LARGEST:
        raise Unreadable("This number is too large to read.", at)
    return Token("number", text, at, value=value.numerator if value.denominator == 1 else value)


def _with_subscript(letters: str, flat: str, index: int, at: int) -> tuple[Token, int]:
    """A name with the subscript that is glued to it, if any, behind an underscore."""
    lowered = "".join(SUBSCRIPTS.get(character, character) for character in flat[index : index + 9])
    if flat[index : index + 1] in SUBSCRIPTS:
        digits = re.match(r"[0-9]+", lowered)
        length = digits.end() if digits else 1
        return Token("name", f"{letters}_{lowered[:length]}", at), index + length
    match = _SUBSCRIPT.match(flat, index)
    if match is None:
        return Token("name", letters, at), index
    subscript = match[1] or match[2] or match[3]
    # value 2 marks digits glued without underscore: behind a function they are its argument (sqrt2)
    return Token("name", f"{letters}_{subscript}", at, value=2 if match[3] else 0), match.end()


def _superscript(flat: str, index: int, at: int) -> tuple[Token, int]:
    end = index
    while end < len(flat) and flat[end] in SUPERSCRIPTS:
        end += 1
    text = "".join(SUPERSCRIPTS[character] for character in flat[index:end])
    if text == "T":
        return Token("transpose", text, at), end
    if not re.fullmatch(r"[+-]?[0-9]{1,9}", text):
        raise Unreadable("Only whole numbers are read as raised characters: type ^ for other powers.", at)
    return Token("superscript", text, at, value=int(text)), end


def _command(name: str, flat: str, index: int, at: int) -> tuple[Token, int]:
    """A TeX command: a few are read, because formulas are pasted."""
    operators = {"cdot": "*", "times": "*", "div": "/", "pm": "±"}
    if name in operators:
        return Token("operator", operators[name], at), index
    if name in {"left", "right"}:
        return Token("operator", flat[index : index + 1] or "\\", at), index + 1
    return _with_subscript(name, flat, index, at)


def _transposes(tokens: list[Token], declared: frozenset[str]) -> list[Token]:
    """`)^T` and `]'` become one token; a declared T stays a symbol."""
    result: list[Token] = []
    for token in tokens:
        closes = bool(result) and result[-1].text in {")", "]", ">"}
        raised = len(result) > 1 and result[-1].text == "^" and result[-2].text in {")", "]", ">"}
        if token.text == "'" and closes:
            result.append(Token("transpose", "T", token.at))
        elif token.kind == "name" and token.text == "T" and raised and "T" not in declared:
            result[-1] = Token("transpose", "T", token.at)
        else:
            result.append(token)
    return result


def _without_labels(tokens: list[Token]) -> list[Token]:
    """Drop `x =`, `p(x) =`, `|v| =` and `u·v =` where an entry may begin: an answer may say what it is the value of."""
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        begins = not kept or kept[-1].text in {",", ";", "\n", "{", "(", "["} or kept[-1].text in _SEPARATING_WORDS
        length = _label_length(tokens[index : index + 6]) if begins else 0
        index += length
        if index < len(tokens):
            kept.append(tokens[index])
        elif length:
            raise Unreadable("There is nothing behind the = sign.", tokens[-1].at)
        index += 1
    return kept


def _label_length(tokens: list[Token]) -> int:
    """How many tokens at the start say what is to follow."""
    named = ["v" if token.kind == "name" else token.text for token in tokens]
    return next((len(label) for label in _LABELS if named[: len(label)] == label), 0)


def _split(token: Token, following: Token, declared: frozenset[str]) -> list[Token]:
    """A run of letters into the known names it is made of, the longest first; anything unknown is refused."""
    letters, _, subscript = token.text.partition("_")
    if letters in _SEPARATING_WORDS and not subscript and letters not in declared:
        return [replace(token, kind="operator", text=",")]
    if letters.lower() in WRAPPERS and not subscript and following.text in {"(", "["}:
        return []
    parts: list[Token] = []
    start = 0
    while start < len(letters):
        end = _longest_known(letters, start, declared, subscript)
        if end == start:
            raise _unknown(letters[start:], token.at + start, declared)
        parts.append(Token("name", letters[start:end], token.at + start, token.spaced and start == 0, token.value))
        start = end
    if subscript:
        parts[-1:] = _subscripted(parts[-1], subscript, token, following, declared)
    return [_spelled(part, declared) for part in parts]


def _longest_known(letters: str, start: int, declared: frozenset[str], subscript: str) -> int:
    known = declared | _KNOWN
    for end in range(min(len(letters), start + 12), start, -1):
        piece = letters[start:end]
        forms = {piece, piece.lower()} if len(piece) > 1 or piece.lower() in declared else {piece}
        if end == len(letters) and subscript:
            forms |= {f"{form}_{subscript}" for form in forms}
        if forms & known:
            return end
    return start


def _subscripted(last: Token, subscript: str, token: Token, following: Token, declared: frozenset[str]) -> list[Token]:
    """The last name of a run with its subscript: a declared symbol, a function of the digits, or refused."""
    full = f"{last.text}_{subscript}"
    if full in declared or f"{last.text.lower()}_{subscript}" in declared:
        return [replace(last, text=full)]
    function = FUNCTIONS.get(last.text)
    glued = token.value == 2
    if function == "ln" and last.text == "log":
        if full in FUNCTIONS and (not glued or following.text == "("):
            return [replace(last, text=full)]
        raise Unreadable("Write log(2) for the natural logarithm of 2, or log_2(8) for a logarithm to base 2.", last.at)
    if function and glued:
        return [last, Token("number", subscript, last.at + len(last.text), value=int(subscript))]
    shown = last.text + subscript
    raise Unreadable(
        f"{shown} is read as {last.text} with the subscript {subscript}, which has no meaning in this question; "
        f"for a product type {last.text}*{subscript}, for a power {last.text}^{subscript}.",
        last.at,
    )


def _unknown(letters: str, at: int, declared: frozenset[str]) -> Unreadable:
    """The refusal of a name."""
    own = declared - {"i", "j"}
    allowed = f"this question knows {spoken(own)} and functions such as sqrt" if own else "only numbers are needed"
    return Unreadable(f"“{spoken([letters])}” has no meaning here: {allowed}.", at)


def _spelled(token: Token, declared: frozenset[str]) -> Token:
    """One spelling for each name: log is ln, j is i, and PI is pi where no symbol says otherwise."""
    if token.kind != "name" or token.text in declared:
        is_unit = token.kind == "name" and token.text == "j" and "i" in declared
        return replace(token, text="i") if is_unit else token
    lowered = token.text.lower()
    spelled = lowered if lowered in declared else FUNCTIONS.get(lowered, lowered)
    return token if spelled == token.text else replace(token, text=spelled)
