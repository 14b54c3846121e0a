"""The way from a start to near the answer of a fit, while seven digits of the derivatives are plenty.

One call of the model in real numbers gives values and differences at once; of the m equations only the p x p normal
ones are kept, and a Cholesky factor solves them. That squares the condition of J, and differences are not exact, so no
digit of the answer is judged here: at the first signs of trouble, and where little is left to remove, Levenberg and
Marquardt's walk with exact derivatives and an orthogonal factor takes over from the best point found.

JᵀJ leaves out how the residuals curve, and so Gauss-Newton's steps shrink only by a steady factor at the end. What it
leaves out is learnt from the steps themselves, for they show how J changes, at no call of the model: that makes the
last steps Newton's.

Source: Nocedal & Wright, Numerical Optimization, 2nd ed., sections 10.2, 10.3, and 6.2 for the update of rank one;
Dennis, Gay & Welsch, An adaptive nonlinear least-squares algorithm (1981), for what it is applied to.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import scipy

from fullrank.maths._arguments import FloatArray
from fullrank.maths._fitting.residuals import Residuals

FIRST_DAMPING = 0.1
TOLD, MOSTLY_TOLD = (
    0.25,
    0.75,
)  # the shares of what the tangent promised, from which a step is taken, and is called good
MOST_POOR = 2  # steps that may promise too much
NEAR = 0.1  # the share of the residual that is removable where damping ends
AT_HAND = 4e-8  # ... and where differences have no more to tell
FELT = 0.5  # the share of the residual that is removable where steps begin to tell how the residuals curve
TELLS = 1e-8  # the least cosine of a step and what it shows that is not drowned in rounding
FORESEEN = 4e-7  # ... and where it is not worth a look, if the last step's factor of shrinking promises to come there
LUCK = 1e-3  # a factor of shrinking that may have been good luck if it is less
Pair = tuple[FloatArray, FloatArray]


class Arrival(NamedTuple):
    """Where the approach ended: theta: (p,), the residuals there r: (m,) or None, and the points on the way to it.

    tried: steps tried.  bend: (p, p), what the curves of the residuals add to JᵀJ, as far as the steps showed it, or
    None.  before: how much of r was removable where the last step began.  shrinks: the factor by which that had fallen
    with the step before, or 1.
    """

    theta: FloatArray
    r: FloatArray | None
    path: list[FloatArray]
    tried: int
    bend: FloatArray | None
    before: float
    shrinks: float


def approach(residuals: Residuals, theta: FloatArray, r: FloatArray, box: Pair | None, most: int) -> Arrival:
    """Walk from theta for as long as the steps keep what they promise, at most `most` of them.

    Steps are counted in the sizes of the parameters, and uphill: they are taken back.
    """
    path: list[FloatArray] = []
    tried, poor, lam, bend, before = 0, 0, FIRST_DAMPING, None, math.inf
    look = residuals.look(theta) if most else None
    if look is None:
        return Arrival(theta, r, path, tried, None, 1.0, 1.0)
    seen, sizes = look  # (p + 1, m): r and a row for each parameter; (p,)
    G = seen.dot(seen.T)  # (p + 1, p + 1): rᵀr, Jᵀr and JᵀJ
    while tried < most:
        step, lowers = damped_step(G, lam, None if bend is None else bend * squared(sizes))
        cost, step = G.item(0), step * sizes
        if not lowers > AT_HAND**2 * cost:
            break
        end = theta - step
        if box is not None and not ((end > box[0]) & (end < box[1])).all():
            break
        tried += 1
        if bend is not None and max(lowers / before, LUCK**2) * lowers <= FORESEEN**2 * cost:
            told = math.sqrt(lowers), math.sqrt(lowers / before)
            return Arrival(end, None, [*path, theta], tried, bend, *told)  # the exact derivatives' place
        look = residuals.look(end)
        H = G if look is None else look[0].dot(look[0].T)
        if look is not None and (gain := (cost - H.item(0)) / lowers) > TOLD:
            if lowers <= FELT**2 * cost:
                bend = learnt(bend, step, seen[1:].dot(look[0][0]) / sizes - H[1:, 0] / look[1])
            path.append(theta)
            theta, (seen, sizes), G, before = end, look, H, lowers
            lam = 0.0 if lowers <= NEAR**2 * cost else lam / 10 if gain > MOSTLY_TOLD else lam
        else:
            poor += 1
            if poor > MOST_POOR or lam == 0:
                break
            lam *= 10
    return Arrival(theta, seen[0], path, tried, bend, math.sqrt(before), 1.0)


@lru_cache(maxsize=256)
def raised(size: int, lam: float) -> FloatArray:
    """Ones, and 1 + lam on the diagonal, (size, size)."""
    return 1 + lam * np.eye(size)


def damped_step(G: FloatArray, lam: float, bend: FloatArray | None = None) -> tuple[FloatArray, float]:
    """Solve (JᵀJ + lam diag(JᵀJ) + bend) u = Jᵀr, and tell how much at least -u should take off rᵀr; or nan.

    G: (p + 1, p + 1), the inner products of r and the columns of J.  bend: (p, p), left out where with it the sum of
    squares would have no least value.
    """
    g = G[1:, 0]  # (p,)
    A = (G * raised(len(G), lam) if lam else G)[1:, 1:]  # (p, p)
    _, uphill, failed = scipy.linalg.lapack.dposv(A if bend is None else A + bend, g)
    if failed and bend is not None:
        _, uphill, failed = scipy.linalg.lapack.dposv(A, g)
    if failed:
        return uphill, math.nan
    return uphill, float(uphill.dot(g))


def squared(row: FloatArray) -> FloatArray:
    """The products of all pairs, (p, p): a product of matrices, for broadcasting takes longer than all else."""
    column = row[:, None]
    return np.asarray(column.dot(column.T))


def learnt(bend: FloatArray | None, moved: FloatArray, change: FloatArray) -> FloatArray | None:
    """The bend with what a step moved showed: bend moved = change, what the change of J alone changed in Jᵀr.

    It changes by a matrix of rank one, which keeps what earlier steps showed of other directions.
    """
    gap = change if bend is None else change - bend.dot(moved)
    along = float(gap.dot(moved))
    if not along * along > TELLS**2 * float(gap.dot(gap)) * float(moved.dot(moved)):
        return bend
    news = squared(gap) / along
    return news if bend is None else bend + news
