"""The way from a start to near the answer of a fit, while seven digits of the derivatives are plenty.

One call of the model in real numbers gives values and differences at once; of the m equations only the p x p normal
ones are kept, and a Cholesky factor solves them. That squares the condition of J, and differences are not exact, so no
digit of the answer is judged here: at the first signs of trouble, and where little is left to remove, Levenberg and
Marquardt's walk with exact derivatives and an orthogonal factor takes over from the best point found.

Source: Nocedal & Wright, Numerical Optimization, 2nd ed., sections 10.2 and 10.3; Walker & Ni, Anderson acceleration
for fixed-point iterations (2011), for the secant.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import scipy

from fullrank.maths._arguments import FloatArray
from fullrank.maths._fitting.residuals import Residuals

FIRST_DAMPING = 1e-2
TOLD, MOSTLY_TOLD = (
    0.25,
    0.75,
)  # the shares of what the tangent promised, from which a step is taken, and is called good
MOST_POOR = 2  # steps that may promise too much
NEAR = 0.1  # the share of the residual that is removable where damping ends
AT_HAND = 4e-8  # ... and where differences have no more to tell
FORESEEN = 2e-7  # ... and where it is not worth a look, if the last step's factor of shrinking promises to come there
LUCK = 1e-3  # a factor of shrinking that may have been good luck if it is less
Pair = tuple[FloatArray, FloatArray]


class Arrival(NamedTuple):
    """Where the approach ended: theta: (p,), the residuals there r: (m,) or None, and the points on the way to it.

    tried: steps tried.  last: the last step and the Gauss-Newton step it began with, or None.  before: how much of r
    was removable where that step began.  shrinks: the factor by which that had fallen with the step before, or 1.
    """

    theta: FloatArray
    r: FloatArray | None
    path: list[FloatArray]
    tried: int
    last: Pair | None
    before: float
    shrinks: float


def approach(residuals: Residuals, theta: FloatArray, r: FloatArray, box: Pair | None, most: int) -> Arrival:
    """Walk from theta for as long as the steps keep what they promise, at most `most` of them.

    Steps are counted in the sizes of the parameters, and uphill: they are taken back.
    """
    path: list[FloatArray] = []
    tried, poor, lam, last, before = 0, 0, FIRST_DAMPING, None, 1.0
    look = residuals.look(theta) if most else None
    if look is None:
        return Arrival(theta, r, path, tried, None, before, 1.0)
    seen, sizes = look  # (p + 1, m): r and a row for each parameter; (p,)
    G = seen.dot(seen.T)  # (p + 1, p + 1): rᵀr, Jᵀr and JᵀJ
    while tried < most:
        newton, lowers = damped_step(G, lam)
        cost, newton = G.item(0), newton * sizes
        if not lowers > AT_HAND**2 * cost:
            break
        step = newton if last is None else newton - secant(G[1:, 1:], sizes, newton, *last)
        end = theta - step
        if box is not None and not ((end > box[0]) & (end < box[1])).all():
            break
        tried += 1
        if last is not None and max(lowers / before, LUCK**2) * lowers <= FORESEEN**2 * cost:
            told = math.sqrt(lowers), math.sqrt(lowers / before)
            return Arrival(end, None, [*path, theta], tried, (-step, -newton), *told)  # the exact derivatives' place
        look = residuals.look(end)
        H = G if look is None else look[0].dot(look[0].T)
        if look is not None and (gain := (cost - H.item(0)) / lowers) > TOLD:
            path.append(theta)
            theta, (seen, sizes), G, before = end, look, H, lowers
            last = (step, newton) if lam == 0 else None
            lam = 0.0 if lowers <= NEAR**2 * cost else lam / 10 if gain > MOSTLY_TOLD else lam
        else:
            poor += 1
            if poor > MOST_POOR or lam == 0:
                break
            lam *= 10
    downhill = None if last is None else (-last[0], -last[1])
    return Arrival(theta, seen[0], path, tried, downhill, math.sqrt(before), 1.0)


@lru_cache(maxsize=256)
def raised(size: int, lam: float) -> FloatArray:
    """Ones, and 1 + lam on the diagonal, (size, size)."""
    return 1 + lam * np.eye(size)


def damped_step(G: FloatArray, lam: float) -> tuple[FloatArray, float]:
    """Solve (JᵀJ + lam diag(JᵀJ)) u = Jᵀr, and tell by how much -u should lower rᵀr; nan where it cannot be solved.

    G: (p + 1, p + 1), the inner products of r and the columns of J.
    """
    g = G[1:, 0]  # (p,)
    A = (G * raised(len(G), lam) if lam else G)[1:, 1:]  # (p, p)
    _, uphill, failed = scipy.linalg.lapack.dposv(A, g)
    if failed:
        return uphill, math.nan
    lowers = float(uphill.dot(g))
    if lam:
        lowers += lam / (1 + lam) * float(A.diagonal().dot(uphill * uphill))
    return uphill, lowers


def secant(
    A: FloatArray, units: FloatArray, newton: FloatArray, moved: FloatArray, began: FloatArray
) -> FloatArray | float:
    """What to take off a Gauss-Newton step, as the last two of them show: Anderson's mixing, one step deep.

    newton: the step now.  moved, began: the last step taken, and the Gauss-Newton step it was made from.
    A: JᵀJ, of columns for parameters in these units (p,).
    """
    change = newton - began
    scaled = change / units
    pull = A.dot(scaled)
    size = float(pull.dot(scaled))
    return float(pull.dot(newton / units)) / size * (moved + change) if size > 0 else 0.0
