"""PageRank by a Krylov method on NumPy and SciPy alone, and the method of choice where the damping is near 1.

The ranks x of the pages that have links solve M x = b with M x = x - d P x + d (sum of x) w and b = d w + (1 - d) v:
the books are kept by the last term of M, since what these pages do not hold is held by those without links. This M is
far better conditioned than I - d P. Pages without links are filled in at the end.

Source: Gleich, Zhukov & Berkhin, Fast parallel PageRank: a linear system approach (2004); for the method, `_krylov`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fullrank.maths._arguments import FloatArray
from fullrank.maths._iteration import Iterated, Reason
from fullrank.maths._pagerank.inlinks import Inlinks
from fullrank.maths._pagerank.krylov import Product, bicgstab2
from fullrank.maths._pagerank.teleport import Surfer
from fullrank.maths._progress import progress

EPS = float(np.finfo(float).eps)
Pages = NDArray[np.integer[Any]]
Gather = Callable[[FloatArray, Pages], FloatArray]  # (z, pages) -> what these pages get over links from others


def ranks_by_krylov(
    links: Inlinks, surfer: Surfer, *, tol: float, max_steps: int, start: FloatArray | None
) -> Iterated[FloatArray]:
    """Solve for the ranks by BiCGstab(2) on SciPy's sparse products.

    path: (steps,) holds |G x - x|₁, one product a step; the last entry is measured, not carried along.
    """
    x = start_of(links, surfer, start)
    if not x.any():
        return Iterated(surfer.without_links(), np.zeros(1), Reason.CONVERGED)
    P = links.rows(links.linking)  # (linking pages, linking pages), ones

    def gather(z: FloatArray, pages: Pages) -> FloatArray:
        return np.asarray((P if pages is links.linking else links.rows(pages)) @ z)

    M, b = mass_keeping(links, surfer, gather)
    x, path, reason = refined(M, b, x, surfer.d, tol, max_steps)
    return Iterated(with_dangling(links, surfer, gather, x), np.array(path), reason)


def start_of(links: Inlinks, surfer: Surfer, start: FloatArray | None) -> FloatArray:
    """Where to set out from, (linking pages,): the start that was given if it is any, else what jumps bring."""
    jumps = surfer.jumps(links.linking, surfer.d, 1 - surfer.d)
    if start is None or not jumps.any() or not start[links.linking].any():
        return jumps
    return start[links.linking]


def mass_keeping(links: Inlinks, surfer: Surfer, gather: Gather) -> tuple[Product, FloatArray]:
    """The matrix M, as its product with a vector, and the right side b of M x = b; b is (linking pages,)."""
    w = surfer.w[links.linking]

    def product(x: FloatArray) -> FloatArray:
        z = x / links.outdegree
        followed = gather(z, links.linking)
        followed += links.loops * z
        followed -= x.sum() * w
        followed *= -surfer.d
        followed += x
        return followed

    return product, surfer.jumps(links.linking, surfer.d, 1 - surfer.d)


def refined(
    M: Product, b: FloatArray, x: FloatArray, d: float, tol: float, max_steps: int
) -> tuple[FloatArray, list[float], Reason]:
    """Solve M x = b to |b - M x|₁ <= tol for x of nought or more: rounds of BiCGstab(2), plain steps between them."""
    half_life = int(np.ceil(np.log(0.5) / np.log(d))) if d else 1  # a plain step shrinks the residual by d or faster
    ticks = progress(range(max_steps), "Ranking pages", unit="products")

    def product(x: FloatArray) -> FloatArray:
        next(ticks, None)
        return M(x)

    path: list[float] = []
    best, patience = np.inf, half_life
    while True:
        moved = product(x)
        share = b.sum() / moved.sum()  # with it the residual sums to zero: no mass is made or lost
        x = share * x
        r = b - share * moved
        path.append(float(np.abs(r).sum()))
        if path[-1] <= tol:
            return x, path, Reason.CONVERGED
        if len(path) >= max_steps:
            return x, path, Reason.OUT_OF_STEPS
        if path[-1] <= 0.5 * best:  # all is well: go on by leaps
            best, patience = path[-1], half_life + 2
            left = max_steps - len(path) - 1
            x = np.maximum(bicgstab2(product, x, r, max(0.5 * tol, EPS), left, path) if left >= 4 else x + r, 0.0)
        elif patience == 0:  # plain steps that shrink nothing: only rounding
            return x, path, Reason.ROUNDING_FLOOR
        else:
            patience -= 1
            x = np.maximum(x + r, 0.0)


def with_dangling(links: Inlinks, surfer: Surfer, gather: Gather, x: FloatArray) -> FloatArray:
    """The ranks of all pages, (pages,), from those of the linking pages."""
    others = np.ones(surfer.pages, dtype=bool)
    others[links.linking] = False
    dangling = np.flatnonzero(others)
    ranks = np.empty(surfer.pages)
    ranks[links.linking] = x
    ranks[dangling] = surfer.d * gather(x / links.outdegree, dangling)
    ranks[dangling] += surfer.jumps(dangling, surfer.d * (1 - x.sum()), 1 - surfer.d)
    return ranks
