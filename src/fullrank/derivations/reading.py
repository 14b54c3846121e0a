"""Text of a lesson's option or of the command line into exact values: "2 1; 1 2", "(1, -2)", "A>B, B>C"."""

from __future__ import annotations

import re
from collections.abc import Callable

from fullrank.derivations.exact import RationalMatrix, RationalVector, exact

_LONGEST = 2_000


def read(kind: str, text: str) -> object:
    """The value of a text for an input of this kind: matrix, vector, vectors, number or edges.

    Numbers are separated by spaces or commas, rows (and vectors) by semicolons or line breaks.

    >>> read("matrix", "2 1; 1 1/2")
    ((Fraction(2, 1), Fraction(1, 1)), (Fraction(1, 1), Fraction(1, 2)))
    """
    if kind not in _READERS:
        raise ValueError(f'There is no input of kind "{kind}": use one of {", ".join(_READERS)}.')
    if len(text) > _LONGEST:
        raise ValueError(f"The text has {len(text)} characters: give at most {_LONGEST}.")
    return _READERS[kind](text)


def _vector(text: str) -> RationalVector:
    numbers = re.split(r"[\s,]+", text.strip().strip("()[]").strip())
    return tuple(exact(number) for number in numbers)


def _rows(text: str) -> RationalMatrix:
    return tuple(_vector(line) for line in re.split(r"[;\n]+", text.strip().strip(";")) if line.strip())


def _edges(text: str) -> tuple[tuple[str, str], ...]:
    links = [part for part in re.split(r"[,;\n]+", text) if part.strip()]
    return tuple(_edge(link) for link in links)


def _edge(link: str) -> tuple[str, str]:
    ends = [end.strip() for end in re.split(r"->|>|→", link)]
    if len(ends) != 2 or not all(ends):
        raise ValueError(f'"{link.strip()}" is not a link: write it as A>B.')
    return ends[0], ends[1]


_READERS: dict[str, Callable[[str], object]] = {
    "matrix": _rows,
    "vector": _vector,
    "vectors": _rows,
    "number": lambda text: exact(text),
    "edges": _edges,
}
