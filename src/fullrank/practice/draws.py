"""Drawing numbers, vectors and matrices (NumPy arrays) that are pleasant by hand, and options in random order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import permutations, product
from math import gcd
from typing import Any, TypeAlias

import numpy as np

from fullrank.practice.item import Redraw

Integers: TypeAlias = np.ndarray[Any, np.dtype[np.int64]]
_TRIALS = 200
_FRAMES = 3_000
_LARGEST_DETERMINANT = 20
_KEYS = "abcdefghijklmnopqrstuvwxyz"
_WHOLE_LENGTHS = {
    2: ((3, 4), (5, 12), (8, 15)),
    3: ((1, 2, 2), (2, 3, 6), (1, 4, 8), (2, 6, 9), (4, 4, 7)),
    4: ((1, 1, 1, 1), (1, 1, 3, 5), (1, 3, 3, 9), (2, 2, 4, 5)),
}

# --- numbers and vectors ------------------------------------------------------------------------


def integer(rng: np.random.Generator, low: int, high: int, *, but: Collection[int] = ()) -> int:
    """A whole number from low to high, both included, that is none of `but`."""
    return int(distinct(rng, 1, low, high, but=but)[0])


def distinct(rng: np.random.Generator, count: int, low: int, high: int, *, but: Collection[int] = ()) -> Integers:
    """Different whole numbers from low to high, both included, none of `but`, in random order."""
    allowed = [value for value in range(low, high + 1) if value not in but]
    if len(allowed) < count:
        raise ValueError(f"There are no {count} different whole numbers from {low} to {high} without {sorted(but)}.")
    places = rng.permutation(len(allowed))[:count] if count > 1 else rng.integers(len(allowed), size=1)
    return np.array(allowed, dtype=np.int64)[places]


def vector(rng: np.random.Generator, size: int, largest: int = 5, *, zeros: bool = False) -> Integers:
    """A vector of whole numbers from -largest to largest; with `zeros` some entries may be 0, never all."""
    return _whole(rng, (size,), largest, zeros)


def matrix(rng: np.random.Generator, rows: int, columns: int, largest: int = 5, *, zeros: bool = False) -> Integers:
    """A matrix of whole numbers from -largest to largest; with `zeros` some entries may be 0, never all."""
    return _whole(rng, (rows, columns), largest, zeros)


def _whole(rng: np.random.Generator, shape: tuple[int, ...], largest: int, zeros: bool) -> Integers:
    for _ in range(_TRIALS):
        drawn = rng.integers(-largest, largest + 1 if zeros else largest, shape)
        if not zeros:
            drawn += drawn >= 0  # moves 0 and what is above it up by one, so that all others stay equally likely
        if drawn.any():
            return drawn
    raise Redraw("only zeros were drawn")


def direction(rng: np.random.Generator, size: int, largest: int = 4) -> Integers:
    """A vector without zeros whose entries share no factor and differ in size, the first positive."""
    for _ in range(_TRIALS):
        drawn = vector(rng, size, largest)
        entries = drawn.tolist()
        if gcd(*entries) == 1 and len({abs(entry) for entry in entries}) > 1:
            return drawn if entries[0] > 0 else -drawn
    raise Redraw("no plain direction was drawn")


def whole_length(rng: np.random.Generator, size: int = 2) -> Integers:
    """A vector of 2, 3 or 4 whole numbers whose length is a whole number, such as (3, -4) or (2, 1, 2)."""
    if size not in _WHOLE_LENGTHS:
        raise ValueError(f"Vectors of {size} entries with a whole length are not listed; {list(_WHOLE_LENGTHS)} are.")
    family = _WHOLE_LENGTHS[size]
    entries = rng.permutation(family[int(rng.integers(len(family)))])
    return np.asarray(entries * rng.choice([-1, 1], size), dtype=np.int64)


# --- matrices -----------------------------------------------------------------------------------


def determinant(rows: Sequence[Sequence[int]] | Integers) -> int:
    """The determinant of a small matrix of whole numbers."""
    return round(float(np.linalg.det(np.asarray(rows, dtype=float))))


def invertible(rng: np.random.Generator, size: int, largest: int = 5) -> Integers:
    """An invertible matrix of whole numbers without zeros."""
    for _ in range(_TRIALS):
        drawn = matrix(rng, size, size, largest)
        if determinant(drawn) != 0:
            return drawn
    raise Redraw("no invertible matrix was drawn")


def unimodular(rng: np.random.Generator, size: int) -> Integers:
    """A matrix of whole numbers with determinant 1, so that its inverse has whole entries too."""
    rows = np.eye(size, dtype=np.int64)
    for _ in range(2 * size - 1 if size > 1 else 0):
        target, source = rng.permutation(size)[:2]
        rows[target] += rows[source] if rng.random() < 0.5 else -rows[source]
    return rows


def symmetric(rng: np.random.Generator, size: int, largest: int = 5) -> Integers:
    """A symmetric matrix of whole numbers without zeros."""
    upper = np.triu(matrix(rng, size, size, largest))
    return np.asarray(upper + np.triu(upper, 1).T)


def matrix_with_eigenvalues(
    rng: np.random.Generator, values: Sequence[int], largest: int = 12, *, zeros: bool = False
) -> tuple[Integers, Integers]:
    """A matrix of whole numbers with the whole eigenvalues given, and V, whose columns are eigenvectors in that order.

    The matrix has no entry above `largest` in size, and no zeros off its diagonal unless `zeros` allows them; the
    columns of V share no factor and begin positively. Raises Redraw if no such matrix turned up.

    >>> A, V = matrix_with_eigenvalues(np.random.default_rng(0), (2, 5))
    >>> bool((A @ V == V * (2, 5)).all())
    True
    """
    numbers = np.array(values, dtype=np.int64)
    if len(set(numbers.tolist())) == 1 and len(numbers) > 1:
        raise ValueError("With one eigenvalue only, the matrix is a multiple of the identity: give two different ones.")
    frames, adjugates, wholes = _frames(len(numbers))
    scaled = (frames * numbers) @ adjugates
    drawn = scaled // wholes
    fits = (scaled == drawn * wholes) & (np.abs(drawn) <= largest)
    if not zeros:
        fits &= (drawn != 0) | np.eye(len(numbers), dtype=bool)
    places = np.flatnonzero(fits.all(axis=(1, 2)))
    if not len(places):
        raise Redraw("there is no matrix with these eigenvalues and entries as small as asked")
    place = places[rng.integers(len(places))]
    return drawn[place], frames[place].copy()


@cache
def _frames(size: int) -> tuple[Integers, Integers, Integers]:
    """Bases of plain directions as columns, the adjugate of each, and its determinant."""
    plain = np.array(_plain_directions(size))
    rng = np.random.default_rng(size)
    some = (rng.choice(len(plain), size, replace=False).tolist() for _ in range(_FRAMES))
    chosen = np.array(list(some if size > 2 else permutations(range(len(plain)), size)))
    frames = plain[chosen].transpose(0, 2, 1)
    wholes = np.rint(np.linalg.det(frames)).astype(np.int64)
    small = (wholes != 0) & (np.abs(wholes) <= _LARGEST_DETERMINANT)
    frames, wholes = frames[small], wholes[small, None, None]
    return frames, np.rint(np.linalg.inv(frames) * wholes).astype(np.int64), wholes


def _plain_directions(size: int) -> list[tuple[int, ...]]:
    """Vectors of small whole numbers without a common factor, the first of them other than zero positive."""
    reach = {2: 4, 3: 2}.get(size, 1)
    candidates = product(range(-reach, reach + 1), repeat=size)
    return [entries for entries in candidates if gcd(*entries) == 1 and next(filter(None, entries)) > 0]


# --- options ------------------------------------------------------------------------------------


def shuffled(rng: np.random.Generator, texts: Mapping[str, str]) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """The key of each named text, and the texts as options in random order, for a Choice, Choices or Order.

    Keys are letters in the order shown, so that they give nothing away. Raises Redraw where two texts read alike.
    """
    if len(set(texts.values())) != len(texts):
        raise Redraw("two options read alike")
    names = list(texts)
    order = [names[int(place)] for place in rng.permutation(len(names))]
    keys = dict(zip(order, _KEYS, strict=False))
    return keys, tuple((keys[name], texts[name]) for name in order)
