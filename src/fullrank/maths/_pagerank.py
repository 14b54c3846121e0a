"""PageRank: the share of a random surfer's time that each page gets.

The surfer follows a link with chance d (the damping) and jumps to any page with chance 1 - d; from a page without
links every move is a jump. One such step takes shares x to G x, and the ranks are the x that stays.

Taught in 1-linear-algebra/5-eigenvectors.
Source: Page, Brin, Motwani & Winograd, The PageRank citation ranking (1999); Langville & Meyer, Google's PageRank
and Beyond (2006); Sleijpen & Fokkema, BiCGstab(l), Electronic Trans. Numer. Anal. 1 (1993).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array

from fullrank.maths._arguments import FloatArray, real_number, square_matrix, tolerance, whole_number
from fullrank.maths._iteration import Iterated, Reason
from fullrank.maths._links import Links, link_matrix_sparse

EPS = float(np.finfo(float).eps)


def _damping(given: float, caller: str, most: str) -> float:
    d = real_number(given, "damping", caller)
    if not (0 <= d < 1 or (d == 1 and most == "at most 1")):
        raise ValueError(
            f"{caller} needs damping from 0 to {most}, the chance to follow a link, but it is {given!r}; 0.85 is usual."
        )
    return d


def pagerank(L: ArrayLike, damping: float = 0.85, *, tol: float = 1e-10, max_steps: int = 1000) -> Iterated[FloatArray]:
    """Find the ranks of the pages of a small internet by repeating the surfer's step.

    L: (n, n) link matrix, as link_matrix builds it.  damping: 0 to 1; at 1 a ring never settles.
    value: (n,) ranks that sum to 1; path: (steps,) holds |G x - x|₁ at each step, and it stops once that is <= tol;
    the ranks are then within tol / (1 - damping) of the true ones. n² a step; the change shrinks by damping or faster.
    Raises ValueError where L is not a link matrix.

    >>> pagerank([[0, 0, 1], [0.5, 0, 0], [0.5, 1, 0]]).value.round(3)
    array([0.388, 0.215, 0.397])
    """
    L = square_matrix(L, "L", "pagerank")  # (n, n)
    d, tol = _damping(damping, "pagerank", "at most 1"), tolerance(tol, "pagerank")
    max_steps, n = whole_number(max_steps, "max_steps", 1, "pagerank"), len(L)
    _check_columns(L)
    ranks = np.full(n, 1 / n)  # (n,): the surfer may be anywhere
    path: list[float] = []
    for _ in range(max_steps):
        moved = d * (L @ ranks)  # (n,): those who follow a link
        moved += (1 - moved.sum()) / n  # all others jump, to each page alike
        path.append(float(np.abs(moved - ranks).sum()))
        if path[-1] <= tol:
            return Iterated(ranks, np.array(path), Reason.CONVERGED)
        ranks = moved
    return Iterated(ranks, np.array(path), Reason.OUT_OF_STEPS)


def _check_columns(L: FloatArray) -> None:
    """Refuse a matrix that does not share out each column's 1; a column of zeros is a page without links."""
    sums = L.sum(axis=0)
    wrong = np.flatnonzero((np.abs(sums - 1) > 1e-6) & L.any(axis=0))
    if len(wrong):
        page = int(wrong[0])
        raise ValueError(
            f"pagerank needs columns that sum to 1, but column {page} sums to {sums[page]:.6g}: divide column {page} "
            "by its sum, or transpose L if its rows sum to 1."
        )
    if L.min() < 0:
        raise ValueError(f"pagerank needs chances, but L holds the negative number {L.min():.6g}.")


def _inner(x: FloatArray, y: FloatArray) -> float:
    """The dot product without BLAS, whose threads cost more than they save here: tenfold on a busy machine."""
    return float(np.einsum("i,i", x, y))


class _Surfer:
    """The surfer's step on compressed links, as x -> P x plus one number for all jumps."""

    def __init__(self, links: Links, d: float) -> None:
        self.n, self.d = links.pages, d
        self.P: csr_array = link_matrix_sparse(links)  # (n, n), zero columns where a page links nowhere
        self.links_on = (links.outdegree() > 0).astype(np.float64)  # (n,): 1 where a page has links

    def step(self, x: FloatArray) -> FloatArray:
        """G x for x of sum 1: whoever did not follow a link has jumped, to each page alike."""
        followed = self.d * (self.P @ x)
        return np.asarray(followed + (1 - self.d * _inner(self.links_on, x)) / self.n)

    def kept(self, x: FloatArray) -> FloatArray:
        """M x, where M x = 1/n is the equation x = G x of shares that sum to 1."""
        return np.asarray(x - self.d * (self.P @ x) + self.d * _inner(self.links_on, x) / self.n)


def pagerank_sparse(
    graph: object, damping: float = 0.85, *, tol: float = 1e-10, max_steps: int = 1000
) -> Iterated[FloatArray]:
    """Find the ranks of the pages of a large internet, by solving for the shares that a step leaves as they are.

    graph: (sources, targets) arrays of page numbers; a SciPy sparse matrix, entry (i, j) for a link from i to j; a
    NetworkX graph; a table of two columns; a fullrank.data graph. Weights are not read. damping: 0 up to, not
    including, 1.  value: (n,) ranks that sum to 1; path: (steps,) holds |G x - x|₁, one product a step; the residual
    of the value handed back is measured, not estimated, and the ranks are within tol / (1 - damping) of the true ones.
    12 bytes and a few nanoseconds a link and step; 15 to 50 steps at 0.85. Raises ValueError for what is not a graph.

    >>> pagerank_sparse(([0, 0, 1, 2], [1, 2, 2, 0])).value.round(3)
    array([0.388, 0.215, 0.397])
    """
    d, tol = _damping(damping, "pagerank_sparse", "below 1"), tolerance(tol, "pagerank_sparse")
    max_steps = whole_number(max_steps, "max_steps", 1, "pagerank_sparse")
    surfer = _Surfer(Links.read(graph, "pagerank_sparse"), d)
    half_life = int(np.ceil(np.log(0.5) / np.log(d))) if d else 1  # a plain step shrinks the residual by d or faster
    x = np.full(surfer.n, 1 / surfer.n)
    path: list[float] = []
    best, patience = np.inf, half_life
    while len(path) < max_steps:
        moved = surfer.step(x)
        path.append(float(np.abs(moved - x).sum()))
        if path[-1] <= tol:
            return Iterated(x, np.array(path), Reason.CONVERGED)
        if path[-1] <= 0.5 * best:  # all is well: go on by leaps
            best, patience = path[-1], half_life + 2
            moved = _bicgstab2(surfer, x, moved - x, tol, max_steps - len(path), path)
        elif patience == 0:  # plain steps that shrink nothing: only rounding
            return Iterated(x, np.array(path), Reason.ROUNDING_FLOOR)
        else:
            patience -= 1
        x = np.maximum(moved, 0.0)
        x /= x.sum()
    return Iterated(x, np.array(path), Reason.OUT_OF_STEPS)


def _bicgstab2(
    surfer: _Surfer, x: FloatArray, r: FloatArray, tol: float, products: int, path: list[float]
) -> FloatArray:
    """Improve x, whose residual is r = 1/n - M x, by BiCGstab(2): four products a round, the best x is handed back.

    Each round takes two steps of bi-conjugate gradients, then shrinks the residual over a plane at once. Over a line,
    as in plain Bi-CGSTAB, it stalls where eigenvalues are far from real, as closed rings of pages make them.
    """
    R, U = np.zeros((3, len(x))), np.zeros((3, len(x)))  # r, M r, M² r; and the search directions
    shadow, best, answer, target = r, np.inf, x, max(0.5 * tol, EPS)
    R[0], rho, alpha, omega = r, 1.0, 0.0, 1.0
    for _ in range(products // 4):
        rho *= -omega
        for j in range(2):
            last_rho, rho = rho, _inner(R[j], shadow)
            U[: j + 1] = R[: j + 1] - alpha * rho / (last_rho or np.inf) * U[: j + 1]
            U[j + 1] = surfer.kept(U[j])
            alpha = rho / (_inner(U[j + 1], shadow) or np.inf)
            R[: j + 1] -= alpha * U[1 : j + 2]
            R[j + 1] = surfer.kept(R[j])
            x = x + alpha * U[0]
            path.append(float(np.abs(R[0]).sum()))
            if path[-1] <= target:
                return x
        cross = _inner(R[1], R[2])
        normal = np.array([[_inner(R[1], R[1]), cross], [cross, _inner(R[2], R[2])]])
        once, twice = np.linalg.lstsq(normal, [_inner(R[1], R[0]), _inner(R[2], R[0])], rcond=None)[0]
        x = x + once * R[0] + twice * R[1]
        R[0] -= once * R[1] + twice * R[2]
        U[0] -= once * U[1] + twice * U[2]
        omega = float(twice)
        path += [float(np.abs(R[0]).sum())] * 2
        if path[-1] < best:
            best, answer = path[-1], x
        if best <= target or rho == 0 or omega == 0 or not path[-1] < 1e6 * best:
            return answer
    return answer
