"""A least-squares problem as its tangent plane sees it from one point: p equations, however many points it has.

With J = Q R and the residual r, the sum of squares after a step d is |R d + q|² plus what no step can remove, where
q = Qᵀ r. One QR of [J r] gives R and q, and the inverse of R, its columns brought to like lengths, the step that
removes all it can. Where damped steps are asked for, or that inverse is so large that directions may be lost in
rounding, one singular value decomposition of R answers every damping at the price of a few divisions.

Source: Björck, Numerical Methods for Least Squares Problems (1996), sections 2.4 and 9.2; Moré, The
Levenberg-Marquardt algorithm: implementation and theory (1978).
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import scipy
from numpy.typing import NDArray

from fullrank.maths._arguments import FloatArray

LOST = 1e-13  # a direction that the residual feels less than this, columns at like lengths, is lost in rounding
STEADY = 1e10  # far below 1 / LOST: an inverse no larger than this says by itself that no direction is lost
Directions = tuple[FloatArray, FloatArray, FloatArray]  # U (p, k), s (k,), V (k, k)


@cache
def identity(p: int) -> FloatArray:
    """The identity matrix, (p, p)."""
    return np.eye(p)


@cache
def _upper(p: int) -> FloatArray:
    """Ones on and above the diagonal, (p, p): below it LAPACK keeps notes that are no part of R."""
    return np.triu(np.ones((p, p)))


def _steady_inverse(triangle: FloatArray) -> FloatArray | None:
    """The inverse of a triangle (p, p) with columns no longer than 1; None where it may be larger than STEADY."""
    inverse, failed = scipy.linalg.lapack.dtrtri(triangle)
    entries = inverse.ravel("K")  # their length is no less than the largest singular value of the inverse
    return inverse if not failed and entries.dot(entries) <= STEADY**2 else None  # None for nan too


def _singular_values(scaled: FloatArray, free: NDArray[np.bool_] | None) -> Directions:
    if free is None:
        return scipy.linalg.lapack.dgesdd(scaled)[:3]  # type: ignore[no-any-return]
    k = int(free.sum())
    U, s, V = (
        scipy.linalg.lapack.dgesdd(scaled[:, free])[:3]
        if k
        else (np.empty((len(free), 0)), np.empty(0), np.empty((0, 0)))
    )
    return U[:, :k], s, V


class Tangent:
    """The tangent problem: the step d: (p,) that makes |J d + r| small.

    rows: (p, m), the transpose of J.  r: (m,).  before: the lengths by which the last point measured steps; each is
    halved, or grows to its column's length, so that a steep start is forgotten.  free: (p,) booleans, or None for all.
    removable: how much of |r| the best step would remove; beyond: how much no step can.
    inverse: that of R with columns at like lengths, (p, p); None where it is not steady, or a parameter is held.
    """

    __slots__ = ("R", "_directions", "_spread_of_all", "beyond", "free", "inverse", "lengths", "q", "removable")

    def __init__(
        self, rows: FloatArray, r: FloatArray, before: FloatArray | None = None, free: NDArray[np.bool_] | None = None
    ) -> None:
        p, m = rows.shape
        both = np.empty((p + 1, m))
        both[:p], both[p] = rows, r
        packed = scipy.linalg.lapack.dgeqrf(both.T, overwrite_a=1)[0]  # (m, p + 1); LAPACK itself, for speed
        self.R: FloatArray = packed[:p, :p] * _upper(p)  # (p, p)
        self.q: FloatArray = packed[:p, p]  # (p,)
        self.lengths: FloatArray = np.sqrt(self.R.T.dot(self.R).diagonal())  # (p,): those of J's columns
        if before is not None:
            np.maximum(self.lengths, before / 2, out=self.lengths)
        elif 0.0 in self.lengths.tolist():
            self.lengths[self.lengths == 0] = 1.0
        self.free = free
        self._directions: Directions | None = None  # until they are asked for
        self._spread_of_all: FloatArray | None = None  # until it is asked for
        self.inverse = _steady_inverse(self.R / self.lengths) if free is None else None
        felt = self.q if free is None else self._along  # all of q lies along the directions where none is missing
        self.removable = math.sqrt(felt.dot(felt))
        rest = abs(float(packed[p, p])) if m > p else 0.0
        self.beyond = rest if free is None else math.hypot(rest, math.sqrt(max(self.q @ self.q - self.removable**2, 0)))

    @property
    def directions(self) -> Directions:
        """The singular value decomposition U diag(s) V of R, columns at like lengths; those of free parameters only."""
        if self._directions is None:
            self._directions = _singular_values(self.R / self.lengths, self.free)
        return self._directions

    @property
    def _along(self) -> FloatArray:
        """What each direction feels of the residual, (k,)."""
        return np.asarray(self.q.dot(self.directions[0]))

    @property
    def rank(self) -> int:
        """How many directions the residual feels."""
        if self.inverse is not None:
            return len(self.q)
        _, s, _ = self.directions
        return int(np.count_nonzero(s > LOST * s[0])) if len(s) else 0

    @property
    def whole(self) -> bool:
        """Whether the residual feels every direction in which the free parameters can move."""
        return self.inverse is not None or self.rank == len(self.directions[1])

    def step(self, lam: float) -> tuple[FloatArray, float]:
        """The step d that makes |J d + r|² + lam |lengths d|² least, and by how much it should lower |r|²."""
        along, (_, s, _) = self._along, self.directions
        share = s * s / (s * s + lam)  # (k,): how much of each direction is taken
        lowers = along * along @ (share * (2 - share))
        return self._spread(along * s / (s * s + lam)), float(lowers)

    def gauss_newton(self) -> tuple[FloatArray, float]:
        """The step that removes all that is removable; the shortest, where directions are lost in rounding."""
        if self.inverse is not None:
            return self.inverse.dot(self.q) / -self.lengths, self.removable**2
        rank, (_, s, _) = self.rank, self.directions
        inward = np.zeros(len(s))
        inward[:rank] = self._along[:rank] / s[:rank]
        return self._spread(inward), self.removable**2

    def bend(self, pull: FloatArray, lam: float) -> FloatArray:
        """Solve (JᵀJ + lam lengths²) a = -pull, (p,): how the step should curve where the residuals do."""
        scaled, (_, s, V) = pull / self.lengths, self.directions
        inward = V @ (scaled if self.free is None else scaled[self.free])
        return self._spread(inward / (s * s + lam))

    def spread(self) -> FloatArray:
        """B for which BᵀB is (JᵀJ)⁻¹, (p, p), where every direction is felt."""
        if self.inverse is not None:
            if self._spread_of_all is None:
                self._spread_of_all = self.inverse.T / self.lengths
            return self._spread_of_all
        _, s, V = self.directions
        return np.asarray(V / (s[:, None] * self.lengths))

    def step_in_box(self, lam: float, low: FloatArray, high: FloatArray) -> tuple[FloatArray, float]:
        """The damped step with low <= d <= high: what runs into a wall stays there, and the rest is solved again."""
        p = len(self.lengths)
        d, left = np.zeros(p), np.ones(p, dtype=bool) if self.free is None else self.free.copy()
        while left.any():
            d[left] = 0.0
            damping = math.sqrt(lam) * np.diag(self.lengths)[left][:, left]
            A = np.vstack([self.R[:, left], damping])  # (p + k, k)
            d[left] = np.linalg.lstsq(A, np.append(-(self.q + self.R @ d), np.zeros(left.sum())))[0]
            out = left & ((d < low) | (d > high))
            np.clip(d, low, high, out=d)
            if not out.any():
                break
            left &= ~out
        after = self.R @ d + self.q
        return d, float(self.q @ self.q - after @ after)

    def _spread(self, inward: FloatArray) -> FloatArray:
        """From coordinates against the directions (k,) to a step of all parameters (p,), zero where they are held."""
        _, _, V = self.directions
        if self.free is None:
            return np.asarray(inward.dot(V) / -self.lengths)
        whole = np.zeros(len(self.lengths))
        whole[self.free] = -(inward @ V)
        return whole / self.lengths
