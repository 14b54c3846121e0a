"""PageRank: the share of a random surfer's time that each page gets.

The surfer follows a link with chance d (the damping) and jumps to any page with chance 1 - d; from a page without
links every move is a jump. One such step takes shares x to G x, and the ranks are the x that stays.

Taught in 1-linear-algebra/5-eigenvectors.
Source: Page, Brin, Motwani & Winograd, The PageRank citation ranking (1999); Langville & Meyer, Google's PageRank
and Beyond (2006). How a large internet is ranked stands in `_pagerank_sweeps` and `_pagerank_krylov`.
"""

from __future__ import annotations

from typing import Any, TypeGuard

import numpy as np
from numpy.typing import ArrayLike

from fullrank.maths._arguments import FloatArray, real_number, square_matrix, tolerance, whole_number
from fullrank.maths._blocks import is_dask
from fullrank.maths._compiled import compiled
from fullrank.maths._iteration import Iterated, Reason
from fullrank.maths._pagerank.edges import read_edges
from fullrank.maths._pagerank.inlinks import sorted_links
from fullrank.maths._pagerank.pagerank_blocks import LinksInParts, ranks_in_parts
from fullrank.maths._pagerank.pagerank_krylov import ranks_by_krylov
from fullrank.maths._pagerank.pagerank_sweeps import ranks_by_sweeps
from fullrank.maths._pagerank.teleport import Surfer, Weights, distribution

LINKS_WORTH_COMPILING = 500_000  # fewer are ranked before Numba is loaded


def _damping(given: float, caller: str, most: str) -> float:
    d = real_number(given, "damping", caller)
    if not (0 <= d < 1 or (d == 1 and most == "at most 1")):
        raise ValueError(
            f"{caller} needs damping from 0 to {most}, the chance to follow a link, but it is {given!r}; 0.85 is usual."
        )
    return d


def pagerank(
    L: ArrayLike,
    damping: float = 0.85,
    *,
    tol: float = 1e-10,
    max_steps: int = 1000,
    personalised: Weights | None = None,
) -> Iterated[FloatArray]:
    """Find the ranks of the pages of a small internet by repeating the surfer's step.

    L: (n, n) link matrix, as link_matrix builds it.  damping: 0 to 1; at 1 a ring never settles.  personalised: where
    jumps land, (n,) weights or {page: weight}, by default every page alike.
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
    jump = distribution(personalised, n, "personalised", "pagerank")  # (n,): of all who jump, the share to each page
    ranks = np.full(n, 1 / n)  # (n,): the surfer may be anywhere
    path: list[float] = []
    for _ in range(max_steps):
        moved = d * (L @ ranks)  # (n,): those who follow a link
        moved += (1 - moved.sum()) * jump  # all others jump
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


def pagerank_sparse(
    graph: object,
    damping: float = 0.85,
    *,
    tol: float = 1e-10,
    max_steps: int = 1000,
    personalised: Weights | None = None,
    dangling: Weights | None = None,
    start: ArrayLike | None = None,
    threads: int = 1,
) -> Iterated[FloatArray]:
    """Find the ranks of the pages of a large internet, by solving for the shares that a step leaves as they are.

    graph: (sources, targets) arrays of page numbers, or (links, 2); a SciPy sparse matrix, entry (i, j) for a link from
    i to j; a NetworkX graph; a table of two columns (pandas, polars, PyArrow); a fullrank.data graph; two Dask arrays.
    A link given twice counts once, and weights are not read.  damping: 0 up to, not including, 1.
    personalised: where jumps land, (n,) weights or {page: weight}, by default every page alike.  dangling: the same
    for whoever stands on a page without links; by default they jump as all others do.
    start: (n,) ranks to set out from, such as yesterday's.  threads: 2 or more share the sweeps and change the last
    digits from run to run.
    value: (n,) ranks that sum to 1; path: (steps,) holds |G x - x|₁ at each step, in sweeps a bound on it; its last
    entry, that of the value, is measured, and the ranks are within tol / (1 - damping) of the true ones.
    With Numba and 500,000 links or more: Gauss-Seidel sweeps, 8 to 45 at 0.85, 1 to 6 ns a link each, 14 bytes a link
    beside the links given. Without: BiCGstab(2) on SciPy. Raises ValueError for what is not a graph.

    >>> pagerank_sparse(([0, 0, 1, 2], [1, 2, 2, 0])).value.round(3)
    array([0.388, 0.215, 0.397])
    """
    caller = "pagerank_sparse"
    d, tol = _damping(damping, caller, "below 1"), tolerance(tol, caller)
    max_steps, threads = whole_number(max_steps, "max_steps", 1, caller), whole_number(threads, "threads", 1, caller)
    links = LinksInParts(*graph, caller) if _in_blocks(graph) else read_edges(graph, caller)
    v = distribution(personalised, links.pages, "personalised", caller)
    w = v if dangling is None else distribution(dangling, links.pages, "dangling", caller)
    surfer = Surfer(links.pages, d, v, w)
    x = None if start is None else distribution(start, links.pages, "start", caller)
    if isinstance(links, LinksInParts):
        return ranks_in_parts(links, surfer, tol=tol, max_steps=max_steps, start=x)
    twins = compiled("pagerank", worth_it=len(links.sources) >= LINKS_WORTH_COMPILING and links.pages < 2**31)
    if twins is None:
        return ranks_by_krylov(sorted_links(links), surfer, tol=tol, max_steps=max_steps, start=x)
    return ranks_by_sweeps(twins, links, surfer, tol=tol, max_steps=max_steps, start=x, threads=threads)


def _in_blocks(graph: object) -> TypeGuard[tuple[Any, Any]]:
    return isinstance(graph, tuple) and len(graph) == 2 and all(map(is_dask, graph))
