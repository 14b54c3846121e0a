"""Extrapolation: where a slow iteration is heading, from the last few of its steps.

Near its end an iteration x ← T x shrinks its error by nearly the same linear map each time. Reduced rank extrapolation
weighs the last iterates, with weights that sum to 1, so that the same weights of their steps come nearest to nought:
there the iteration would stand still, were the map exactly linear and the error within the span of the steps.

Source: Sidi, Vector Extrapolation Methods with Applications (2017), chapter 2; for PageRank: Kamvar, Haveliwala,
Manning & Golub, Extrapolation methods for accelerating PageRank computations, WWW 2003.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from fullrank.maths._arguments import FloatArray
from fullrank.maths._pagerank.krylov import inner

STEPS = 5  # looked back on: fewer see less, more take memory and gain little
SLOW = 0.4  # steps that leave more than this of the residual are worth looking ahead of
ROUNDING = 1e-8  # of each step's own square, so that steps that are nearly alike share their weight
NOUGHT = 1e-30  # of the first step, shorter than any that can be told from nought


def ahead(steps: list[NDArray[Any]]) -> FloatArray:
    """How much of each step to take back from the last iterate, (len(steps),), to stand where they are heading.

    steps: x₁ - x₀, x₂ - x₁, ..., (n,) each, the first of them about 1 in size.

    >>> ahead([np.array([8.0, 1.0]), np.array([4.0, 0.5])]).round(6)  # halving: as much again is left
    array([ 0., -1.])
    """
    count = len(steps)
    products = np.zeros((count, count))
    for i in range(count):
        for j in range(i + 1):
            products[i, j] = products[j, i] = inner(steps[i], steps[j])
    size = np.maximum(np.sqrt(products.diagonal()), NOUGHT)
    weights = np.linalg.solve(products / np.outer(size, size) + ROUNDING * np.eye(count), 1 / size) / size
    weights /= weights.sum()
    return np.concatenate([[0.0], np.cumsum(weights)[:-1]])  # iterate i lacks all steps after step i


class Extrapolation:
    """Looks ahead of every STEPS slow sweeps; takes 4 bytes a number for each of them, and a copy of the numbers."""

    def __init__(self, weights: NDArray[Any]) -> None:
        self.weights = weights  # (n,): what a change of each number weighs
        self.before: NDArray[Any] | None = None
        self.steps: list[NDArray[np.float32]] = []
        self.unit = 1.0  # the largest part of the first step: squares of smaller ones would fall out of float32

    def watch(self, z: NDArray[Any], path: list[float]) -> None:
        """Before a sweep: remember where it sets out from, where the last one was slow."""
        slow = len(path) > 2 and path[-1] > SLOW * path[-2]
        self.before = z.copy() if slow or self.steps else None

    def look_ahead(self, z: NDArray[Any]) -> bool:
        """After a sweep: whether z was moved ahead, in place."""
        if self.before is None:
            return False
        step = np.subtract(z, self.before, out=self.before.astype(z.dtype, copy=False))
        step *= self.weights
        if not self.steps:
            self.unit = float(np.abs(step).max()) or 1.0
        step *= 1 / self.unit
        self.steps.append(step.astype(np.float32))
        if len(self.steps) < STEPS:
            return False
        back = np.multiply(step, 0.0, out=step)  # the same memory once more
        for share, taken in zip(ahead(self.steps).tolist(), self.steps, strict=True):
            back += share * taken
        back /= self.weights
        back *= self.unit
        z -= back
        np.maximum(z, 0.0, out=z)  # no rank is negative
        self.steps = []
        return True
