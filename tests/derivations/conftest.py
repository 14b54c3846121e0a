"""What the tests of derivations share: random matrices, plain numbers, and a reader of the TeX that learners see."""

from __future__ import annotations

import cmath
import re
from collections.abc import Callable, Iterator
from fractions import Fraction

import numpy as np
import pytest

from fullrank import derivations, typeset
from fullrank.records import Derivation

_TOKEN = re.compile(
    r"\\begin\{(?P<open>\w+)\}(?:\{[r|]+\})?|\\end\{(?P<close>\w+)\}|(?P<break>\\\\(?:\[\dpt\])?)|(?P<number>\d+(?:\.\d+)?)"
    r"|\\left(?P<lp>[(\[])|\\right(?P<rp>[)\]])|(?P<command>\\[a-zA-Z]+)|(?P<space>\\[,;]|\s+)|(?P<char>.)"
)
_SEPARATORS = {r"\quad", r"\qquad", r"\Rightarrow", r"\longrightarrow", r"\to"}


class _UnknownError(Exception):
    """A side with letters in it, which has no value of its own."""


class _Reader:
    """Reads sums, products, fractions, roots and matrices; anything else is unknown."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens, self.at = tokens, 0

    def peek(self) -> tuple[str, str]:
        return self.tokens[self.at] if self.at < len(self.tokens) else ("end", "")

    def take(self) -> tuple[str, str]:
        token = self.peek()
        self.at += 1
        return token

    def sum(self) -> object:
        sign = -1 if self.peek() == ("char", "-") else 1
        if self.peek()[1] in ("-", "+", r"\pm"):
            self.take()
        total = sign * self.product()
        while self.peek()[1] in ("+", "-", r"\pm"):  # both roots are right where the one with + is
            sign = -1 if self.take()[1] == "-" else 1
            total = total + sign * self.product()
        return total

    def product(self) -> object:
        value = self.factor()
        while True:
            kind, text = self.peek()
            dotted = text == r"\cdot"
            if dotted:
                self.take()
            elif not (kind in ("number", "open", "lp") or text in (r"\frac", r"\sqrt", r"\pi", "i", "(")):
                return value
            value = _times(value, self.factor(), dotted)

    def factor(self) -> object:
        kind, text = self.take()
        if kind == "number":
            return float(text)
        if text == r"\frac":
            return self.group() / self.group()
        if text == r"\sqrt":
            return cmath.sqrt(self.group())
        if text == "i":
            return 1j
        if text == r"\pi":
            return np.pi
        if kind == "lp" or text == "(":
            value = self.sum()
            if not (self.peek()[0] == "rp" or self.peek()[1] == ")"):
                raise _UnknownError
            self.take()
            return value
        if kind == "open" and text in ("bmatrix", "vmatrix"):
            return self.matrix(text)
        raise _UnknownError

    def group(self) -> object:
        if self.take()[1] != "{":
            raise _UnknownError
        value = self.sum()
        if self.take()[1] != "}":
            raise _UnknownError
        return value

    def matrix(self, kind: str) -> object:
        rows: list[list[object]] = [[]]
        while True:
            rows[-1].append(self.sum())
            token, text = self.take()
            if token == "break":
                rows.append([])
            elif token == "close":
                break
            elif text != "&":
                raise _UnknownError
        array = np.array(rows, dtype=complex)
        return complex(np.linalg.det(array)) if kind == "vmatrix" else array


def _times(left: object, right: object, dotted: bool) -> object:
    if isinstance(left, np.ndarray) and isinstance(right, np.ndarray):
        if dotted or left.shape[1] != right.shape[0]:
            return (left.T @ right)[0, 0]
        return left @ right
    return left * right


def tokens(tex: str) -> list[tuple[str, str]]:
    found = [(match.lastgroup or "open", match.group(match.lastgroup or 0)) for match in _TOKEN.finditer(tex)]
    return [token for token in found if token[0] != "space"]


def value(part: list[tuple[str, str]]) -> object:
    """The number or matrix that these tokens say, or None."""
    reader = _Reader(part)
    try:
        found = reader.sum()
    except (_UnknownError, TypeError, ValueError):
        return None
    return found if reader.peek()[0] == "end" else None


def chains(tex: str) -> Iterator[list[tuple[str, object]]]:
    """Each chain of sides in the formula: pairs of the sign before a side ("", "=", "≈") and its value or None."""
    depth, part, sign, chain = 0, [], "", []
    for kind, text in [*tokens(tex), ("command", r"\quad")]:
        inside = kind in ("open", "close") and text != "aligned"
        depth += (kind == "open") - (kind == "close") if inside else (text == "{") - (text == "}")
        ends = depth == 0 and (text in _SEPARATORS or kind == "break" or text in (",", ":") or (text == "aligned"))
        if depth == 0 and (text in ("=", r"\approx") or ends):
            chain.append((sign, value(part)))
            part, sign = [], "=" if text == "=" else "≈"
            if ends:
                yield chain
                chain, sign = [], ""
        elif not (depth == 0 and text == "&"):
            part.append((kind, text))


def false_equalities(tex: str) -> tuple[int, list[str]]:
    """How many equalities between numbers or matrices the formula states, and those that do not hold."""
    checked, wrong = 0, []
    for chain in chains(tex):
        for (_, left), (sign, right) in zip(chain, chain[1:], strict=False):
            if left is None or right is None:
                continue
            checked += 1
            tolerance = 1e-9 if sign == "=" else 2e-3
            if np.shape(left) != np.shape(right) or not np.allclose(left, right, rtol=tolerance, atol=tolerance):
                wrong.append(f"{left} {sign} {right} in {tex}")
    return checked, wrong


def assert_sound(work: Derivation) -> int:
    """Every formula is set, every sentence says something, every equality holds; returns how many were checked."""
    checked = 0
    assert work.steps
    for step in work.steps:
        assert len(step.action) > 5 and len(step.reason) > 20, step
        typeset.formula(step.tex, display=True)
        typeset.inline(step.action)
        typeset.inline(step.reason)
        count, wrong = false_equalities(step.tex)
        assert not wrong, wrong
        checked += count
    typeset.formula(work.given_tex, display=True)
    typeset.formula(work.answer_tex, display=True)
    return checked


def as_array(rows: object) -> np.ndarray:
    """Exact rows (Fractions and SymPy numbers) as a complex array."""
    return np.array([[complex(entry) for entry in row] for row in rows])


@pytest.fixture
def sound() -> Callable[[Derivation], int]:
    return assert_sound


@pytest.fixture
def equalities() -> Callable[[str], tuple[int, list[str]]]:
    return false_equalities


@pytest.fixture
def matrices_in() -> Callable[[str], list[np.ndarray]]:
    """The matrices of numbers in a formula, tables with a line in them included."""

    def find(tex: str) -> list[np.ndarray]:
        bodies = re.findall(r"\\begin\{(?:bmatrix|array|vmatrix)\}(?:\{[r|]+\})?.*?\\end\{\w+\}", tex)
        plain = [re.sub(r"\\begin\{\w+\}(?:\{[r|]+\})?", r"\\begin{bmatrix}", body) for body in bodies]
        plain = [re.sub(r"\\end\{\w+\}", r"\\end{bmatrix}", body) for body in plain]
        return [found for found in (value(tokens(body)) for body in plain) if isinstance(found, np.ndarray)]

    return find


@pytest.fixture
def array() -> Callable[[object], np.ndarray]:
    return as_array


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(20261)


@pytest.fixture
def random_matrix(rng: np.random.Generator) -> Callable[..., tuple[tuple[int, ...], ...]]:
    def draw(rows: int, columns: int | None = None, size: int = 6) -> tuple[tuple[int, ...], ...]:
        drawn = rng.integers(-size, size + 1, size=(rows, columns or rows))
        return tuple(tuple(int(entry) for entry in row) for row in drawn)

    return draw


@pytest.fixture
def with_eigenvalues(rng: np.random.Generator) -> Callable[[tuple[int, ...]], tuple[tuple[Fraction, ...], ...]]:
    """An integer matrix with these eigenvalues: a diagonal one seen through random shears."""

    def build(values: tuple[int, ...]) -> tuple[tuple[Fraction, ...], ...]:
        size = len(values)
        matrix = [[Fraction(values[i] if i == j else 0) for j in range(size)] for i in range(size)]
        for _ in range(2 * size):
            i, j = (int(k) for k in rng.choice(size, 2, replace=False))
            k = int(rng.integers(-1, 2))
            matrix[i] = [a + k * b for a, b in zip(matrix[i], matrix[j], strict=True)]
            for row in matrix:
                row[j] -= k * row[i]
        return tuple(map(tuple, matrix))

    return build


@pytest.fixture
def tools() -> dict[str, derivations.Tool]:
    return derivations.WORKBENCH
