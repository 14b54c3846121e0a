"""Levenberg-Marquardt steps for many fits at once: a pool moves together, and who is done makes room for others.

Nothing here but array arithmetic that the Python array API standard has, so the same lines run on NumPy, PyTorch and
CuPy. Each number of a fit comes from that fit alone: neighbours, order and pool size change no bit of it. Small things
(parameters, gradients) are kept with one fit a column, so that every row is one contiguous array over the fits.

Source: Moré, The Levenberg-Marquardt algorithm: implementation and theory, Numerical Analysis (1978), for the scaling
and the stop tests; Nielsen, Damping parameter in Marquardt's method (1999), for the damping.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from array_api_compat import device

from fullrank.maths._iteration import Reason

# A code is a place in this tuple, written out because compiled kernels that are kept on disk know the numbers.
REASONS = (
    Reason.CONVERGED,
    Reason.OUT_OF_STEPS,
    Reason.VANISHED,
    Reason.ROUNDING_FLOOR,
    Reason.STALLED,
    Reason.DIVERGED,
    Reason.NOT_FINITE,
    Reason.SINGULAR,
)
CONVERGED, OUT_OF_STEPS = REASONS.index(Reason.CONVERGED), REASONS.index(Reason.OUT_OF_STEPS)
ROUNDING_FLOOR, STALLED = REASONS.index(Reason.ROUNDING_FLOOR), REASONS.index(Reason.STALLED)
NOT_FINITE, SINGULAR = REASONS.index(Reason.NOT_FINITE), REASONS.index(Reason.SINGULAR)
GOING_ON = -1
FIRST_DAMPING, LEAST_DAMPING, MOST_DAMPING = 1e-3, 1e-13, 1e12
LEAST_RATE = 1e-3  # the promised gain of one step over that of the step before is taken to be at least this

Array = Any
Evaluate = Callable[
    [Array], tuple[Array, Sequence[Array]]
]  # P (p, n) -> values (n, m), and derivatives, (n, m) or (m,)


class Pool(NamedTuple):
    """The fits that move, one a column; or those that have ended."""

    number: Array  # (n,) which row of the data it is
    P: Array  # (p, n) parameters
    F: Array  # (n,) sum of squares
    g: Array  # (p, n) Jᵀ r, downhill
    A: Array  # (p (p + 1) / 2, n) the triangle of JᵀJ, row by row: 00, 10, 11, 20, 21, 22, …
    exact: Array  # (n,) a sum of squares of this size is rounding alone
    damping: Array  # (n,)
    growth: Array  # (n,) what the next refused step multiplies the damping by
    scale: Array  # (p, n) Marquardt's scale: JᵀJ's diagonal, which may fall by half a step; 0 where it is forgotten
    promised: Array  # (n,) what the last step was to gain
    steps: Array  # (n,)
    code: Array  # (n,) place in REASONS, or GOING_ON


@dataclass(frozen=True, slots=True)
class Rows:
    """The data, one fit a row, and the model."""

    xp: Any  # the arrays' name space
    evaluate: Evaluate
    Y: Array  # (fits, m) of any number type
    weights: Array | None  # (1, m) or (fits, m): one over sigma, zero for a point to leave out
    bounds: tuple[Array, Array] | None  # (p, 1) each
    at_once: int  # rows whose values stay in a core's own cache together
    pool: int  # fits that move together

    def look(self, P: Array, number: Array) -> tuple[Array, Array, Array]:
        """F, g and A of a Pool at P: (p, n), in pieces that stay in the cache."""
        xp, p = self.xp, P.shape[0]
        pieces = [self._look(P[:, part], number[part]) for part in self._parts(P.shape[1])]
        whole = pieces[0] if len(pieces) == 1 else xp.concat(pieces, axis=1)
        return whole[0, :], whole[1 : p + 1, :], whole[p + 1 :, :]

    def _parts(self, n: int) -> list[slice]:
        return [slice(start, min(start + self.at_once, n)) for start in range(0, n, self.at_once)]

    def _look(self, P: Array, number: Array) -> Array:
        xp = self.xp
        values, slopes = self.evaluate(P)
        y, w = self.data(number, P.dtype)
        r = y - values  # (n, m)
        if w is not None:
            r, slopes = r * w, [slope * w for slope in slopes]
        sums = [xp.vecdot(r, r), *(xp.vecdot(slope, r) for slope in slopes)]
        sums += [xp.vecdot(slopes[i], slopes[j]) for i in range(len(slopes)) for j in range(i + 1)]
        n = r.shape[0]
        sums = [total if total.shape == (n,) else xp.broadcast_to(total, (n,)) for total in sums]
        return xp.reshape(xp.concat(sums), (len(sums), n))  # less than half the time of stack

    def data(self, number: Array, dtype: Any) -> tuple[Array, Array | None]:
        """The rows of the data, (n, m), and their weights."""
        xp, w = self.xp, self.weights
        y = xp.astype(xp.take(self.Y, number, axis=0), dtype, copy=False)
        if w is None:
            return y, None
        w = w if w.shape[0] == 1 else xp.take(w, number, axis=0)
        return xp.where(w > 0, y, xp.zeros_like(y)), w

    def rounding(self, number: Array, dtype: Any) -> Array:
        """(n,): the sum of squares that rounding alone leaves."""
        xp = self.xp
        sums = []
        for part in self._parts(number.shape[0]):
            y, w = self.data(number[part], dtype)
            y = y if w is None else y * w
            sums.append(xp.vecdot(y, y))
        return xp.concat(sums) * (8 * xp.finfo(dtype).eps) ** 2


def fit_rows(rows: Rows, P0: Array, tol: float, max_steps: int) -> Pool:
    """Fit every row from P0: (p, fits); see curve_fit_batch for what tol means. The columns come in the rows' order."""
    xp, fits = rows.xp, P0.shape[1]
    queue, come = xp.arange(fits, device=device(P0)), min(rows.pool, fits)
    ended: list[Pool] = []
    pool = _started(rows, P0, queue[:come])
    while True:
        room = min(rows.pool - pool.number.shape[0], fits - come)
        if room and 2 * pool.number.shape[0] <= rows.pool:
            pool = _joined(xp, [pool, _started(rows, P0, queue[come : come + room])])
            come += room
        going = pool.code == GOING_ON
        ended.append(_taken(xp, pool, xp.nonzero(~going)[0]))
        pool = _taken(xp, pool, xp.nonzero(going)[0])
        if pool.number.shape[0]:
            pool = _step(rows, pool, tol, max_steps)
        elif come == fits:
            break
    everything = _joined(xp, ended)
    return _taken(xp, everything, xp.argsort(everything.number))


def _taken(xp: Any, pool: Pool, keep: Array) -> Pool:
    return Pool(*(xp.take(part, keep, axis=part.ndim - 1) for part in pool))


def _joined(xp: Any, pools: list[Pool]) -> Pool:
    return Pool(*(xp.concat(list(parts), axis=-1) for parts in zip(*pools, strict=True)))


def _started(rows: Rows, P0: Array, number: Array) -> Pool:
    """The fits of these numbers, before their first step."""
    xp = rows.xp
    P = xp.take(P0, number, axis=1)
    F, g, A = rows.look(P, number)
    good = xp.isfinite(F + xp.sum(A, axis=0))
    code = xp.where(good, xp.full_like(number, GOING_ON), xp.full_like(number, NOT_FINITE))
    return Pool(
        number=number,
        P=xp.where(good, P, xp.full_like(P, xp.nan)),
        F=F,
        g=g,
        A=A,
        exact=rows.rounding(number, P.dtype),
        damping=xp.full_like(F, FIRST_DAMPING),
        growth=xp.full_like(F, 2.0),
        scale=xp.zeros_like(P),
        promised=xp.full_like(F, xp.inf),
        steps=xp.zeros_like(number),
        code=code,
    )


def _step(rows: Rows, pool: Pool, tol: float, max_steps: int) -> Pool:
    """Try one damped step in every fit; keep it where the sum of squares falls."""
    xp, damping, eps = rows.xp, pool.damping, rows.xp.finfo(pool.F.dtype).eps
    P, scale, pivot, promised, share = _damped_step(rows, pool)
    F, g, A = rows.look(P, pool.number)
    gained, blur = pool.F - F, rounding_of_gain(xp, pool.F, pool.exact, eps)
    rate = xp.clip(promised / pool.promised, LEAST_RATE, 1.0)  # the next step will gain about promised * rate
    small = (promised * rate <= tol**2 * pool.F) | (promised <= pool.exact) | (share <= tol**4)
    unseen = promised <= 0.25 * eps * pool.F
    better = (gained > 0) | ((small | (promised <= blur)) & (gained >= -blur))
    quality = 2 * gained / promised - 1
    falls = xp.where(small, xp.full_like(damping, 0.01), xp.clip(1 - quality**3, 0.1, 2.0))
    next_damping = damping * xp.where(better, falls, pool.growth)
    trusted = pivot >= 4  # no direction is hidden by the damping
    stuck = next_damping > MOST_DAMPING
    code = pool.code
    for ended, reason in (
        (pool.steps + 1 >= max_steps, OUT_OF_STEPS),
        (stuck, STALLED),
        (stuck & ~xp.isfinite(F), NOT_FINITE),
        (better & unseen & trusted, ROUNDING_FLOOR),
        (better & small & ~trusted & (damping <= LEAST_DAMPING), SINGULAR),
        (better & ((small & trusted) | (pool.exact >= F)), CONVERGED),
    ):
        code = xp.where(ended, xp.full_like(code, reason), code)
    return pool._replace(
        P=xp.where(better, P, pool.P),
        F=xp.where(better, F, pool.F),
        g=xp.where(better, g, pool.g),
        A=xp.where(better, A, pool.A),
        damping=next_damping,
        growth=xp.where(better, xp.full_like(damping, 2.0), 2 * pool.growth),
        scale=xp.where(small, xp.zeros_like(scale), scale),  # nearly nothing to gain may be the work of an old scale
        promised=xp.where(better, promised, xp.full_like(promised, xp.inf)),
        steps=pool.steps + 1,
        code=code,
    )


def rounding_of_gain(xp: Any, F: Array, exact: Array, eps: float) -> Array:
    """How far off the gain of a step may be, the difference of two sums of squares.

    A value f of the model is off by some 4 eps |f|, and so a sum |y - f|² by 8 eps |y| |r|, which for small residuals
    r is far more than the eps |r|² of the sum itself; two sums are off by twice as much.
    """
    return 64 * eps * F + 2 * xp.sqrt(exact) * xp.sqrt(F)


def _damped_step(rows: Rows, pool: Pool) -> tuple[Array, Array, Array, Array, Array]:
    """Where to try next, (p, n), with the scale, the least pivot as solve_damped gives it, the gain promised, and the
    step's share of P.
    """
    xp, bounds = rows.xp, rows.bounds
    A, g = (pool.A, pool.g) if bounds is None else _freed(xp, pool, bounds)
    scale = xp.maximum(xp.stack([A[i * (i + 3) // 2, :] for i in range(g.shape[0])]), 0.5 * pool.scale)
    scale = xp.where(scale > 0, scale, xp.ones_like(scale))
    extra = pool.damping * scale
    s, pivot = solve_damped(xp, A, g, extra)  # (p, n), (n,)
    P = pool.P + s
    if bounds is None:
        promised = xp.sum(s * (g + extra * s), axis=0)  # s · (2 g - JᵀJ s), where s solves the damped equations
    else:
        P = xp.minimum(xp.maximum(P, bounds[0]), bounds[1])
        s = P - pool.P
        promised = xp.sum(s * (2 * g - _times(xp, A, s)), axis=0)
    moved, far = xp.sum(scale * s * s, axis=0), xp.sum(scale * P * P, axis=0)
    return P, scale, pivot, promised, xp.where(moved == 0, moved, moved / far)


def _times(xp: Any, A: Array, s: Array) -> Array:
    """JᵀJ s, from the triangle."""
    p = s.shape[0]
    rows = []
    for i in range(p):
        row = A[i * (i + 1) // 2, :] * s[0, :]
        for j in range(1, p):
            low, high = min(i, j), max(i, j)
            row = row + A[high * (high + 1) // 2 + low, :] * s[j, :]
        rows.append(row)
    return xp.stack(rows)


def _freed(xp: Any, pool: Pool, bounds: tuple[Array, Array]) -> tuple[Array, Array]:
    """JᵀJ and the gradient without the parameters that press against a bound: those stay for this step.

    JᵀJ has 1 for them, so that they do not look like parameters that change nothing.
    """
    held = ((bounds[0] >= pool.P) & (pool.g < 0)) | ((bounds[1] <= pool.P) & (pool.g > 0))
    free = xp.astype(~held, pool.P.dtype)
    pairs = [(i, j) for i in range(free.shape[0]) for j in range(i + 1)]
    both = xp.stack([free[i, :] * free[j, :] for i, j in pairs])
    ones = xp.stack([1 - free[i, :] if i == j else xp.zeros_like(free[i, :]) for i, j in pairs])
    return pool.A * both + ones, pool.g * free


def solve_damped(xp: Any, A: Array, g: Array, extra: Array) -> tuple[Array, Array]:
    """Solve (JᵀJ + diag extra) s = g in every column by L D Lᵀ; hand back s and the least pivot, in its own extra."""
    p = g.shape[0]
    tiny = xp.finfo(A.dtype).eps
    L: list[list[Array]] = []
    D: list[Array] = []
    s: list[Array] = []
    shares = []
    for i in range(p):
        row: list[Array] = []
        start = i * (i + 1) // 2
        whole = A[start + i, :] + extra[i, :]
        b, pivot = g[i, :], whole
        for j in range(i):
            left = A[start + j, :]  # becomes L[i][j] D[j]
            for k in range(j):
                left = left - row[k] * L[j][k] * D[k]
            row.append(left / D[j])
            pivot = pivot - left * row[j]
            b = b - row[j] * s[j]
        shares.append(pivot / extra[i, :])
        D.append(xp.maximum(pivot, tiny * whole))
        L.append(row)
        s.append(b)
    for i in reversed(range(p)):
        s[i] = s[i] / D[i]
        for k in range(i + 1, p):
            s[i] = s[i] - L[k][i] * s[k]
    return xp.stack(s), xp.min(xp.stack(shares), axis=0)
