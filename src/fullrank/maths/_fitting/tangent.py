"""A least-squares problem as its tangent plane sees it from one point: p equations, however many points it has.

With J = Q R and the residual r, the sum of squares after a step d is |R d + q|² plus what no step can remove, where
q = Qᵀ r. One QR of [J r] gives R and q; one singular value decomposition of R, its columns brought to like lengths,
then answers every damping at the price of a few divisions.

Source: Björck, Numerical Methods for Least Squares Problems (1996), sections 2.4 and 9.2; Moré, The
Levenberg-Marquardt algorithm: implementation and theory (1978).
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import lapack

from fullrank.maths._arguments import FloatArray

LOST = 1e-13  # a direction that the residual feels less than this, columns at like lengths, is lost in rounding


@cache
def _upper(p: int) -> FloatArray:
    """Ones on and above the diagonal, (p, p): below it LAPACK keeps notes that are no part of R."""
    return np.triu(np.ones((p, p)))


def _singular_values(scaled: FloatArray, free: NDArray[np.bool_] | None) -> tuple[FloatArray, FloatArray, FloatArray]:
    if free is None:
        return lapack.dgesdd(scaled)[:3]  # type: ignore[no-any-return]
    k = int(free.sum())
    U, s, V = lapack.dgesdd(scaled[:, free])[:3] if k else (np.empty((len(free), 0)), np.empty(0), np.empty((0, 0)))
    return U[:, :k], s, V


class Tangent:
    """The tangent problem: the step d: (p,) that makes |J d + r| small.

    rows: (p, m), the transpose of J.  r: (m,).  before: the lengths by which the last point measured steps; each is
    halved, or grows to its column's length, so that a steep start is forgotten.  free: (p,) booleans, or None for all.
    removable: how much of |r| the best step would remove; beyond: how much no step can.
    """

    __slots__ = ("R", "V", "_along", "_s2", "beyond", "free", "lengths", "q", "removable", "s")

    def __init__(
        self, rows: FloatArray, r: FloatArray, before: FloatArray | None = None, free: NDArray[np.bool_] | None = None
    ) -> None:
        p, m = rows.shape
        both = np.empty((p + 1, m))
        both[:p], both[p] = rows, r
        packed = lapack.dgeqrf(both.T, overwrite_a=1)[0]  # (m, p + 1); LAPACK itself, for speed
        self.R: FloatArray = packed[:p, :p] * _upper(p)  # (p, p)
        self.q: FloatArray = packed[:p, p]  # (p,)
        self.lengths: FloatArray = np.sqrt(np.add.reduce(self.R * self.R))  # (p,): those of J's columns
        if before is not None:
            np.maximum(self.lengths, before / 2, out=self.lengths)
        elif 0.0 in self.lengths.tolist():
            self.lengths[self.lengths == 0] = 1.0
        self.free = free
        U, self.s, self.V = _singular_values(self.R / self.lengths, free)  # (p, k), (k,), (k, k)
        self._s2: FloatArray = self.s * self.s
        self._along: FloatArray = self.q.dot(U)  # (k,)
        self.removable = math.sqrt(self._along.dot(self._along))
        rest = abs(float(packed[p, p])) if m > p else 0.0
        self.beyond = rest if free is None else math.hypot(rest, math.sqrt(max(self.q @ self.q - self.removable**2, 0)))

    @property
    def rank(self) -> int:
        """How many directions the residual feels."""
        return int(np.count_nonzero(self.s > LOST * self.s[0])) if len(self.s) else 0

    def step(self, lam: float) -> tuple[FloatArray, float]:
        """The step d that makes |J d + r|² + lam |lengths d|² least, and by how much it should lower |r|²."""
        share = self._s2 / (self._s2 + lam)  # (k,): how much of each direction is taken
        lowers = self._along * self._along @ (share * (2 - share))
        return self._spread(self._along * self.s / (self._s2 + lam), -1.0), float(lowers)

    def gauss_newton(self) -> tuple[FloatArray, float]:
        """The step that removes all that is removable; the shortest, where directions are lost in rounding."""
        if len(self.s) and self.s[-1] > LOST * self.s[0]:
            return self._spread(self._along / self.s, -1.0), self.removable**2
        rank, inward = self.rank, np.zeros(len(self.s))
        inward[:rank] = self._along[:rank] / self.s[:rank]
        return self._spread(inward, -1.0), self.removable**2

    def bend(self, pull: FloatArray, lam: float) -> FloatArray:
        """Solve (JᵀJ + lam lengths²) a = -pull, (p,): how the step should curve where the residuals do."""
        scaled = pull / self.lengths
        inward = self.V @ (scaled if self.free is None else scaled[self.free])
        return self._spread(inward / (self._s2 + lam), -1.0)

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

    def _spread(self, inward: FloatArray, sign: float) -> FloatArray:
        """From coordinates along the directions (k,) to a step of all parameters (p,), zero where they are held."""
        if self.free is None:
            return np.asarray(inward.dot(self.V) / (sign * self.lengths))
        whole = np.zeros(len(self.lengths))
        whole[self.free] = sign * (inward @ self.V)
        return whole / self.lengths
