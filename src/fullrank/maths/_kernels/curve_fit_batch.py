"""The compiled twin of `_batch_steps.fit_rows` for the models of `_peak_models`: one fit after the other.

The same steps with the same tests, so the same answers to the tolerance; the last bits differ, since the sums over
the points run in lanes.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from fullrank.maths._fitting.batch_steps import (
    CONVERGED,
    FIRST_DAMPING,
    GOING_ON,
    LEAST_DAMPING,
    LEAST_RATE,
    MOST_DAMPING,
    NOT_FINITE,
    OUT_OF_STEPS,
    ROUNDING_FLOOR,
    SINGULAR,
    STALLED,
)
from fullrank.maths._kernels.batch_models import LANES, MODELS, Floats, look

EPS = float(np.finfo(np.float64).eps)
__all__ = ["MODELS", "fit_rows"]


@njit(cache=True, nogil=True, error_model="numpy")
def solve_damped(A: Floats, g: Floats, extra: Floats, L: Floats, D: Floats, s: Floats) -> float:
    """Solve (JᵀJ + diag extra) s = g by L D Lᵀ; hand back the least pivot, in its own extra."""
    p, least = len(g), np.inf
    for i in range(p):
        start = i * (i + 1) // 2
        whole = A[start + i] + extra[i]
        pivot, b = whole, g[i]
        for j in range(i):
            left = A[start + j]
            for k in range(j):
                left -= L[i, k] * L[j, k] * D[k]
            L[i, j] = left / D[j]
            pivot -= left * L[i, j]
            b -= L[i, j] * s[j]
        least = min(least, pivot / extra[i])
        D[i] = max(pivot, EPS * whole)
        s[i] = b
    for i in range(p - 1, -1, -1):
        s[i] /= D[i]
        for k in range(i + 1, p):
            s[i] -= L[k, i] * s[k]
    return least


@njit(cache=True, nogil=True, error_model="numpy")
def free_from_bounds(theta: Floats, low: Floats, high: Floats, g: Floats, A: Floats) -> None:
    """Leave out of JᵀJ and the gradient what presses against a bound."""
    for i in range(len(theta)):
        if (theta[i] <= low[i] and g[i] < 0) or (theta[i] >= high[i] and g[i] > 0):
            g[i] = 0.0
            for j in range(len(theta)):
                A[max(i, j) * (max(i, j) + 1) // 2 + min(i, j)] = 1.0 if i == j else 0.0


@njit(cache=True, nogil=True, error_model="numpy")
def copy(given: Floats, into: Floats) -> None:
    for i in range(len(given)):
        into[i] = given[i]


@njit(cache=True, nogil=True, error_model="numpy")
def predict(A: Floats, g: Floats, s: Floats) -> float:
    """What the step s gains, by the quadratic model: s · (2 g - JᵀJ s)."""
    total = 0.0
    for i in range(len(s)):
        row = 0.0
        for j in range(len(s)):
            row += A[max(i, j) * (max(i, j) + 1) // 2 + min(i, j)] * s[j]
        total += s[i] * (2 * g[i] - row)
    return total


@njit(cache=True, nogil=True, error_model="numpy")
def verdict(
    better: bool, small: bool, unseen: bool, trusted: bool, exact: bool, damping: float, next_damping: float, F: float
) -> int:
    """The code of a fit after a step, as _batch_steps._ended gives it."""
    if better and ((small and trusted) or exact):
        return CONVERGED
    if better and small and damping <= LEAST_DAMPING:
        return SINGULAR
    if better and unseen and trusted:
        return ROUNDING_FLOOR
    if next_damping > MOST_DAMPING:
        return STALLED if np.isfinite(F) else NOT_FINITE
    return GOING_ON


@njit(cache=True, nogil=True, error_model="numpy")
def fit_rows(
    model: int, x: Floats, Y: Floats, weights: Floats, bounds: Floats, P: Floats, tol: float, max_steps: int
) -> tuple[Floats, Floats, NDArray[np.int8], NDArray[np.int32]]:
    """Fit every row of Y: (fits, m) from P: (fits, p), in place; hand back F, A, codes and steps.

    x: (k, m).  weights: (0, 0), (1, m) or (fits, m).  bounds: (0, 0) or (2, p).
    """
    fits, p, m = len(P), P.shape[1], Y.shape[1]
    sums, triangles = np.empty(fits), np.empty((fits, p * (p + 1) // 2))
    codes, steps = np.empty(fits, np.int8), np.empty(fits, np.int32)
    room, J, none = np.empty((3, m)), np.empty((p, m)), np.empty(0)
    bits = room[1].view(np.int64)
    for k in range(fits):
        w = none if len(weights) == 0 else weights[k if len(weights) > 1 else 0]
        sums[k], codes[k], steps[k] = fit(model, x, Y[k], w, bounds, P[k], triangles[k], room, bits, J, tol, max_steps)
    return sums, triangles, codes, steps


@njit(cache=True, nogil=True, error_model="numpy")
def fit(
    model: int, x: Floats, y: Floats, w: Floats, bounds: Floats, theta: Floats, A: Floats, room: Floats, bits: Any,
    J: Floats, tol: float, max_steps: int,
) -> tuple[float, int, int]:  # fmt: skip
    """Fit one row from theta, in place, and fill the triangle A; hand back F, the code and the steps."""
    p = len(theta)
    V, L, T = np.zeros((8, p)), np.empty((p, p)), np.empty((2, len(A)))
    g, tried, tried_g, tried_A = V[0], V[1], V[2], T[0]
    F = look(model, x, y, w, theta, room, bits, J, g, A)
    if not np.isfinite(F + A.sum()):
        theta[:] = np.nan
        return F, NOT_FINITE, 0
    exact = size(y, w) * (8 * EPS) ** 2
    damping, growth, last = FIRST_DAMPING, 2.0, np.inf
    for step in range(1, max_steps + 1):
        pivot, promised, share = damped_step(theta, bounds, damping, A, V, L, T[1])
        tried_F = look(model, x, y, w, tried, room, bits, J, tried_g, tried_A)
        gained, rate = F - tried_F, min(max(promised / last, LEAST_RATE), 1.0)
        blur = 64 * EPS * F + 2 * np.sqrt(exact) * np.sqrt(F)  # batch_steps.rounding_of_gain says why
        small = promised * rate <= tol**2 * F or promised <= exact or share <= tol**4
        unseen = promised <= 0.25 * EPS * F
        better = gained > 0 or ((small or promised <= blur) and gained >= -blur)
        next_damping = damping * growth
        if better:
            quality = 2 * gained / promised - 1
            next_damping = damping * (0.01 if small else min(max(1 - quality**3, 0.1), 2.0))
        code = verdict(better, small, unseen, pivot >= 4, tried_F <= exact, damping, next_damping, tried_F)
        growth, last, damping = 2.0 if better else 2 * growth, promised if better else np.inf, next_damping
        if small:
            V[4, :] = 0.0  # the scale: nearly nothing to gain may be the work of an old one
        if better:
            F = tried_F
            copy(tried, theta)
            copy(tried_g, g)
            copy(tried_A, A)
        if code != GOING_ON:
            return F, code, step
    return F, OUT_OF_STEPS, max_steps


@njit(cache=True, nogil=True, error_model="numpy")
def damped_step(
    theta: Floats, bounds: Floats, damping: float, A: Floats, V: Floats, L: Floats, free_A: Floats
) -> tuple[float, float, float]:
    """Where to try next; hand back the least pivot, the gain promised, and the step's share of the parameters.

    V: (8, p), in which row 0 is the gradient, 1 is to be the trial, and 4 is the scale.
    """
    g, tried, extra, scale, s = V[3], V[1], V[5], V[4], V[6]
    copy(V[0], g)
    copy(A, free_A)
    if len(bounds):
        free_from_bounds(theta, bounds[0], bounds[1], g, free_A)
    for i in range(len(g)):
        scale[i] = max(free_A[i * (i + 3) // 2], 0.5 * scale[i])
        if not scale[i] > 0:
            scale[i] = 1.0
        extra[i] = damping * scale[i]
    pivot = solve_damped(free_A, g, extra, L, V[7], s)
    moved, far, promised = 0.0, 0.0, 0.0
    for i in range(len(g)):
        promised += s[i] * (g[i] + extra[i] * s[i])
        tried[i] = theta[i] + s[i]
        if len(bounds):
            tried[i] = min(max(tried[i], bounds[0, i]), bounds[1, i])
            s[i] = tried[i] - theta[i]
        moved += scale[i] * s[i] * s[i]
        far += scale[i] * tried[i] * tried[i]
    if len(bounds):
        promised = predict(free_A, g, s)
    return pivot, promised, moved / far if far > 0 else (0.0 if moved == 0 else np.inf)


@njit(cache=True, nogil=True, fastmath=LANES, error_model="numpy")
def size(y: Floats, w: Floats) -> float:
    """The sum of the squares of the weighted data."""
    total = 0.0
    for k in range(len(y)):
        value = y[k] if len(w) == 0 else (y[k] * w[k] if w[k] > 0 else 0.0)
        total += value * value
    return total
