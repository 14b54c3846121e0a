"""PageRank by Gauss-Seidel sweeps: ranks are renewed in place, each from the newest ranks of those that link to it.

Let y be ranks up to a common factor. They solve y = d P y + a w + b v: what comes over links, what comes from pages
without links (a w), and the jumps of all others (b v). After every sweep a and b are chosen so that the residual of
the linking pages sums to zero and the pages without links hold what they should: it takes away the slow mode of the
usual (I - d P) y = v, which knows nothing of the sum, and halves the number of sweeps that power iteration takes.
What was gathered from pages that were renewed later in the sweep is stale by their change, so that d times the total
change bounds the residual: the stop test costs nothing.

Where the sweeps turn out slow, as where pages link to each other in closed groups, the last few of them tell where
they are heading, and the ranks are moved there: see `_extrapolation`.

Source: Saad, Iterative Methods for Sparse Linear Systems, 2nd ed., section 4.1; Arasu, Novak, Tomkins &
Tomlin, PageRank computation and the structure of the web (2002); Langville & Meyer (2006), chapter 8.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fullrank.maths._arguments import FloatArray
from fullrank.maths._iteration import Iterated, Reason
from fullrank.maths._pagerank.edges import Edges
from fullrank.maths._pagerank.extrapolation import Extrapolation
from fullrank.maths._pagerank.inlinks import Inlinks
from fullrank.maths._pagerank.inlinks import inlinks as inlinks
from fullrank.maths._pagerank.krylov import inner
from fullrank.maths._pagerank.pagerank_krylov import mass_keeping, refined, start_of, with_dangling
from fullrank.maths._pagerank.teleport import Surfer
from fullrank.maths._progress import progress

Masses = tuple[float, float, float]  # change, mass of the linking pages, mass that they pass on to linking pages
Pages = NDArray[np.integer[Any]]
Shares = NDArray[np.floating[Any]]  # float32 or float64
COARSE = 1e-5  # the bound down to which float32 is as good, where half as many bytes keep more of z in the cache
FAR = 60  # sweeps to come, beyond which a Krylov method is quicker


def sweep(links: Inlinks, z: Shares, jump: FloatArray, scale: float, d: float, first: int, last: int) -> Masses:
    """Renew z, the rank that each linking page sends over each of its links, from page first to page last, in place.

    z, jump: (linking pages,).  A link from a page to itself stands on the left of the equation.  Returns the total
    change, the mass, and the mass passed on to linking pages.
    """
    change = mass = onward = 0.0
    for k in range(first, last):
        page = links.linking[k]
        neighbours = links.columns[links.indptr[page] : links.indptr[page + 1]]
        own = links.outdegree[k] - d * links.loops[k]
        old = float(z[k])
        z[k] = (d * z[neighbours].sum(dtype=float) + scale * jump[k]) / own
        change += own * abs(z[k] - old)
        mass += links.outdegree[k] * z[k]
        onward += links.onward[k] * z[k]
    return change, mass, onward


def gather(links: Inlinks, z: FloatArray, pages: Pages, first: int, last: int) -> FloatArray:
    """What pages first to last of the list get over links from others, links times z; (last - first,)."""
    return np.asarray(links.rows(pages[first:last]) @ z)


def ranks_by_sweeps(
    twins: ModuleType,
    edges: Edges,
    surfer: Surfer,
    *,
    tol: float,
    max_steps: int,
    start: FloatArray | None,
    threads: int,
) -> Iterated[FloatArray]:
    """Solve for the ranks by sweeps; twins holds inlinks, sweep and gather, compiled or as they stand here.

    path: (steps,) holds the bound on |G x - x|₁ after each sweep; its last entry is that residual, measured. Where
    many more sweeps would be needed, as with a damping near 1, BiCGstab(2) goes on, and path holds its residuals.
    """
    with ThreadPoolExecutor(threads) as pool:
        links: Inlinks = twins.inlinks(edges, threads)
        x = start_of(links, surfer, start)
        if start is None and x.all():  # jumps land everywhere: links may be taken as equals, which saves a sweep
            x = surfer.jumps(links.linking, 0.0, 1 - surfer.d) + surfer.d * _popularity(links)
        if not x.any():
            return Iterated(surfer.without_links(), np.zeros(1), Reason.CONVERGED)
        strips = _Strips(twins, pool, links, threads)
        x, path, reason = _Sweeps(links, surfer, strips, x, coarse=start is None).run(tol, max_steps)
        if reason is None:
            M, b = mass_keeping(links, surfer, strips.gather)
            x, more, reason = refined(M, b, x, surfer.d, tol, max_steps - len(path))
            path += more
        return Iterated(with_dangling(links, surfer, strips.gather, x), np.array(path), reason)


def _popularity(links: Inlinks) -> FloatArray:
    """The share of all links that leads to each linking page, (linking pages,): its rank, were all links as good."""
    return np.asarray(np.diff(links.indptr)[links.linking] / max(1, len(links.columns)))


class _Balance:
    """The two jumps that keep the books: a for pages without links, b for all other jumps."""

    def __init__(self, surfer: Surfer, linking: Pages) -> None:
        self.surfer, self.d = surfer, surfer.d
        self.v = surfer.v[linking]  # (linking pages,)
        self.w = self.v if surfer.alike else surfer.w[linking]
        self.on_w, self.on_v = float(self.w.sum()), float(self.v.sum())

    def jumps(self, mass: float, onward: float) -> tuple[float, float]:
        """(a, b) for which the residual of the linking pages sums to zero, and a is what the others pass on."""
        d = self.d
        lost = d * d * (mass - onward)  # reaches pages without links and is passed on from there
        equations = [[self.on_w, self.on_v], [1 - d * (1 - self.on_w), -d * (1 - self.on_v)]]
        a, b = np.linalg.solve(equations, [mass - d * onward, lost])
        return float(a), float(b)

    def jump(self, a: float, b: float) -> tuple[FloatArray, float]:
        """a w + b v on the linking pages, as an array and its factor."""
        return (self.v, a + b) if self.surfer.alike else (a * self.w + b * self.v, 1.0)

    def drift(self, old: tuple[float, float], new: tuple[float, float]) -> float:
        """How much the residual changes when the jumps do."""
        return abs(new[0] - old[0]) * self.on_w + abs(new[1] - old[1]) * self.on_v


class _Strips:
    """The sweep, cut into one strip of pages for each thread, with about as many links in each."""

    def __init__(self, twins: ModuleType, pool: ThreadPoolExecutor, links: Inlinks, threads: int) -> None:
        self.twins, self.links, self.threads = twins, links, threads
        self.map: Callable[..., Any] = pool.map if threads > 1 else map
        self.strips = self.cuts(links.linking)

    def cuts(self, pages: Pages) -> list[tuple[int, int]]:
        if self.threads == 1:
            return [(0, len(pages))]
        work = np.cumsum(np.diff(self.links.indptr)[pages] + 4)  # a page costs about as much as four links
        between = np.searchsorted(work, work[-1:] * np.arange(1, self.threads) / self.threads) if len(work) else [0]
        bounds = [0, *(int(bound) for bound in between), len(pages)]
        return list(zip(bounds[:-1], bounds[1:], strict=True))

    def sweep(self, z: Shares, jump: FloatArray, scale: float, d: float) -> Masses:
        parts = self.map(lambda strip: self.twins.sweep(self.links, z, jump, scale, d, *strip), self.strips)
        change, mass, onward = (float(sum(part)) for part in zip(*parts, strict=True))
        return change, mass, onward

    def gather(self, z: FloatArray, pages: Pages) -> FloatArray:
        strips = self.strips if pages is self.links.linking else self.cuts(pages)
        return np.concatenate(list(self.map(lambda strip: self.twins.gather(self.links, z, pages, *strip), strips)))


class _Sweeps:
    """The ranks on their way: z, the rank that each linking page sends over each of its links."""

    def __init__(self, links: Inlinks, surfer: Surfer, strips: _Strips, x: FloatArray, *, coarse: bool) -> None:
        self.links, self.strips, self.balance = links, strips, _Balance(surfer, links.linking)
        self.z: Shares = (x / links.outdegree).astype(np.float32 if coarse else np.float64)  # (linking pages,)

    def run(self, tol: float, max_steps: int) -> tuple[FloatArray, list[float], Reason | None]:
        """Sweep until the residual is met: ranks of the linking pages, bounds, and why; None where a leap is due."""
        d, jumps, share = self.balance.d, self.jumps(), 0.0
        extrapolation = Extrapolation(self.links.outdegree)
        path: list[float] = []
        for _ in progress(range(max_steps), "Ranking pages", unit="sweeps"):
            extrapolation.watch(self.z, path)
            change, mass, onward = self.strips.sweep(self.z, *self.balance.jump(*jumps), d)
            last, jumps = jumps, self.balance.jumps(mass, onward)
            stale = d * change + self.balance.drift(last, jumps)
            path.append(stale * (1 - d) / abs(jumps[1]))  # b = (1 - d) times the mass of all pages
            if path[-1] <= COARSE and self.z.dtype == np.float32:
                self.z = self.z.astype(np.float64)  # what float32 calls no change may be its rounding
            elif path[-1] * (share or _likely_share(path)) <= tol:
                x, residual = self.measured()
                if residual <= tol:
                    return x, [*path[:-1], residual], Reason.CONVERGED
                share = residual / path[-1]
            if _far_off(path, tol):
                return self.measured()[0], path, None
            if extrapolation.look_ahead(self.z):
                jumps = self.jumps()
        x, residual = self.measured()
        return x, [*path[:-1], residual], Reason.CONVERGED if residual <= tol else Reason.OUT_OF_STEPS

    def jumps(self) -> tuple[float, float]:
        """The jumps that keep the books of z as it is."""
        return self.balance.jumps(inner(self.links.outdegree, self.z), inner(self.links.onward, self.z))

    def measured(self) -> tuple[FloatArray, float]:
        """Shares x of the linking pages, and |G x - x|₁, gathered over all their links once more."""
        links, d = self.links, self.balance.d
        z: FloatArray = np.maximum(self.z, 0.0, dtype=np.float64)  # no rank is negative
        self.z = z
        x = links.outdegree * z
        jumps = self.balance.jumps(float(x.sum()), float((links.onward * z).sum()))
        residual = self.strips.gather(z, links.linking)  # (linking pages,)
        residual += links.loops * z
        residual *= d
        jump, scale = self.balance.jump(*jumps)
        residual += scale * jump
        residual -= x
        total = jumps[1] / (1 - d)  # the mass of all pages; those without links hold exactly what they should
        return x / total, float(np.abs(residual).sum()) / total


def _likely_share(path: list[float]) -> float:
    """Of the bound that the residual is, until it is measured: half where sweeps are slow, less where not."""
    before = path[-2] if len(path) > 1 else 0.0
    return min(max(path[-1] / before, 0.1), 0.5) if before else 0.5


def _far_off(path: list[float], tol: float) -> bool:
    """Whether the last sweeps foretell FAR more: rounding may be all that is left, or the rate is slow."""
    if len(path) < 12:
        return False
    rate = (path[-1] / path[-6]) ** (1 / 5) if path[-6] else 0.0
    return path[-1] * rate**FAR > tol
