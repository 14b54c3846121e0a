"""How a check file draws the inputs of a property, without saying who draws.

A function `inputs(draw)` returns one tuple of arguments. `draw` is backed by Hypothesis when a bank is made; it may be
anything else with the same three methods, so a check file can be imported without Hypothesis. Numbers are
plain: whole in most draws, quarters in the others, so that arithmetic is nearly exact and matrices can be read.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")
Array = NDArray[np.float64]


class Draw(ABC):
    """A source of choices. Three methods are primitive; the others are built on them."""

    @abstractmethod
    def integer(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""

    @abstractmethod
    def choice(self, options: Sequence[T]) -> T:
        """One of the options; put the simplest first."""

    @abstractmethod
    def guard(self, condition: bool | np.bool_) -> None:
        """Give this draw up and start another unless the condition holds."""

    def vector(self, size: int, *, low: int = -3, high: int = 3) -> Array:
        """A vector of whole numbers, or now and then of quarters, between low and high."""
        return self.matrix(1, size, low=low, high=high).ravel()

    def matrix(self, rows: int, columns: int, *, low: int = -3, high: int = 3) -> Array:
        """A matrix of whole numbers, or now and then of quarters, between low and high."""
        parts = self.choice((1, 1, 1, 4))
        entries = [self.integer(low * parts, high * parts) for _ in range(rows * columns)]
        return np.array(entries, dtype=float).reshape(rows, columns) / parts

    def nonzero_vector(self, size: int, *, low: int = -3, high: int = 3) -> Array:
        """As `vector`, and not all zero."""
        vector = self.vector(size, low=low, high=high)
        self.guard(bool(np.any(vector)))
        return vector

    def unimodular(self, size: int) -> Array:
        """A matrix of small whole numbers with determinant 1 or -1, so that its inverse is whole as well.

        Shears and swaps of the identity; guarded so that no condition number is above 30.
        """
        matrix = np.eye(size)
        for _ in range(self.integer(0, size) if size > 1 else 0):
            target = self.integer(0, size - 1)
            source = (target + self.integer(1, size - 1)) % size
            matrix[target] += self.choice((1, -1, 2)) * matrix[source]
        if self.choice((False, True)):
            matrix = matrix[::-1].copy()
        self.guard(bool(np.linalg.cond(matrix) < 30))
        return matrix

    def with_eigenvalues(self, values: Sequence[float]) -> tuple[Array, Array]:
        """A matrix with the given real eigenvalues, and its eigenvectors as columns in the same order."""
        columns = self.unimodular(len(values))
        return columns @ np.diag(np.asarray(values, dtype=float)) @ np.round(np.linalg.inv(columns)), columns

    def different(self, size: int, *, low: int = -3, high: int = 3) -> list[int]:
        """Whole numbers that differ from each other."""
        numbers = [self.integer(low, high) for _ in range(size)]
        self.guard(len(set(numbers)) == size)
        return numbers

    def links(self, pages: int, *, dangling: bool = True) -> Array:
        """A link matrix: column j shares page j's visitors equally; without links its column is zero."""
        counts = np.array([self.integer(0, 1) for _ in range(pages * pages)], dtype=float).reshape(pages, pages)
        totals = counts.sum(axis=0)
        self.guard(dangling or bool(np.all(totals > 0)))
        return counts / np.where(totals > 0, totals, 1.0)
