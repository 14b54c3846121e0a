"""PageRank's two slow loops: sorting links by the page they lead to, and one Gauss-Seidel sweep over them.

Twins of `_inlinks.inlinks` and `_pagerank_sweeps.sweep`.

The sort is a counting sort in two levels: first into some hundred buckets of neighbouring targets, so that writing
goes to few places at a time, then inside each bucket, which fits into the cache. All that is asked about the source
of a link (was it seen in this row, what is its number) stands in one row of 16 bytes: one cache line, read once.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from fullrank.maths._pagerank.edges import Edges
from fullrank.maths._pagerank.inlinks import Inlinks

BUCKETS = 128  # at least, so that their ends stay in the nearest cache
LEAST, MOST = 8, 16  # bits of a page number that are sorted inside a bucket; 16 fit into two bytes
FEW = 1024  # terms added up before they join a sum of millions, which keeps its last digits
ROW, OUT, NUMBER, ONWARD = range(4)  # what stands in the row of a source
Array = NDArray[Any]


def inlinks(edges: Edges, threads: int = 1) -> Inlinks:
    """Sort the links by target, each once; 6 bytes a link for the sort, 4 of which stay, and 24 a page."""
    sources, targets, n = (np.ascontiguousarray(edges.sources), np.ascontiguousarray(edges.targets), edges.pages)
    shift = min(max((n // BUCKETS).bit_length(), LEAST), MOST)
    strips = _cuts(np.linspace(0, len(sources), threads + 1).astype(int))
    has_links = np.zeros(n, dtype=np.bool_)
    counts = np.zeros((threads, ((n - 1) >> shift) + 1), dtype=np.int64)  # links of each strip into each bucket
    with ThreadPoolExecutor(threads) as pool:
        _all(pool, lambda k: count(sources, targets, shift, has_links, counts[k], *strips[k]), threads)
        ends = np.cumsum(counts.T.ravel()).reshape(-1, threads)  # bucket after bucket, strip after strip in each
        starts = (ends - counts.T).T.copy()  # (threads, buckets): where each strip writes
        bounds = np.concatenate([[0], ends[:, -1]])
        columns, lows = np.empty(len(sources), dtype=np.int32), np.empty(len(sources), dtype=np.uint16)
        _all(pool, lambda k: spread(sources, targets, shift, starts[k], columns, lows, *strips[k]), threads)
        linking = np.flatnonzero(has_links).astype(np.int32)
        number = (np.cumsum(has_links, dtype=np.int32) - 1).astype(np.int32)
        indptr, loops = np.zeros(n + 1, dtype=np.int64), np.zeros(len(linking), dtype=np.int32)
        about = [_about(number) for _ in range(threads)]
        inner = np.searchsorted(bounds, np.linspace(0, len(sources), threads + 1)[1:-1])
        shares = _cuts(np.concatenate([[0], inner, [len(bounds) - 1]]))
        ends_of = _all(
            pool,
            lambda k: finish(columns, lows, bounds, shift, has_links, about[k], indptr, loops, *shares[k]),
            threads,
        )
    kept = _close_gaps(columns, indptr, bounds, shift, shares, ends_of)
    out, onward = (sum(rows[linking, which] for rows in about) for which in (OUT, ONWARD))
    return Inlinks(indptr, columns[:kept], linking, np.asarray(out), np.asarray(onward), loops)


def _cuts(bounds: Array) -> list[tuple[int, int]]:
    return [(int(first), int(last)) for first, last in zip(bounds[:-1], bounds[1:], strict=True)]


def _all(pool: ThreadPoolExecutor, work: Any, threads: int) -> list[Any]:
    return list(pool.map(work, range(threads))) if threads > 1 else [work(0)]


def _about(number: Array) -> Array:
    """One row a page, (pages, 4) int32: the row that last saw it, its links, its number, its links to linking pages."""
    rows = np.zeros((len(number), 4), dtype=np.int32)
    rows[:, ROW], rows[:, NUMBER] = -1, number
    return rows


def _close_gaps(columns: Array, indptr: Array, bounds: Array, shift: int, shares: Any, ends: list[int]) -> int:
    """Move up what each thread has left behind those before it, where repeats were dropped; how many links remain."""
    kept = ends[0]
    for (first, last), end in zip(shares[1:], ends[1:], strict=True):
        begin = int(bounds[first])
        columns[kept : kept + end - begin] = columns[begin:end]
        indptr[(first << shift) + 1 : (last << shift) + 1] -= begin - kept
        kept += end - begin
    return kept


@njit(cache=True, nogil=True)
def count(sources: Array, targets: Array, shift: int, has_links: Array, counts: Array, first: int, last: int) -> None:
    """Mark the pages that have links, and count the links into each bucket."""
    for e in range(first, last):
        has_links[sources[e]] = True
        counts[targets[e] >> shift] += 1


@njit(cache=True, nogil=True)
def spread(
    sources: Array, targets: Array, shift: int, at: Array, columns: Array, lows: Array, first: int, last: int
) -> None:
    """Write each link into its bucket: the source, and the last bits of the target."""
    mask = (1 << shift) - 1
    for e in range(first, last):
        place = at[targets[e] >> shift]
        at[targets[e] >> shift] = place + 1
        columns[place] = sources[e]
        lows[place] = targets[e] & mask


@njit(cache=True, nogil=True)
def finish(
    columns: Array,
    lows: Array,
    bounds: Array,
    shift: int,
    has_links: Array,
    about: Array,
    indptr: Array,
    loops: Array,
    first: int,
    last: int,
) -> int:
    """Sort inside buckets first to last, drop repeats, and number the sources; in place, as rows only shrink."""
    n, width = len(has_links), 1 << shift
    at = np.empty(width + 1, np.int64)
    largest = 0
    for b in range(first, last):
        largest = max(largest, bounds[b + 1] - bounds[b])
    room = np.empty(largest, np.int32)  # one bucket, sorted
    done = bounds[first]
    for b in range(first, last):
        start, end = bounds[b], bounds[b + 1]
        at[:] = 0
        for e in range(start, end):
            at[lows[e] + 1] += 1
        for r in range(width):
            at[r + 1] += at[r]
        for e in range(start, end):
            r = lows[e]
            room[at[r]] = columns[e]
            at[r] += 1
        begin = 0
        for r in range(min(width, n - (b << shift))):  # at[r] is now where row r ends
            row = (b << shift) + r
            onward = has_links[row]
            for e in range(begin, at[r]):
                source = room[e]
                if about[source, ROW] != row:
                    about[source, ROW] = row
                    about[source, OUT] += 1
                    about[source, ONWARD] += onward
                    if source == row:
                        loops[about[source, NUMBER]] = 1
                    else:
                        columns[done] = about[source, NUMBER]
                        done += 1
            begin = at[r]
            indptr[row + 1] = done
    return int(done)


def sweep(links: Inlinks, z: Array, *more: Any) -> tuple[float, float, float]:
    """Renew z of the linking pages first to last in place; what has changed, the mass, and the mass passed onward.

    The loop itself takes arrays alone: a class of ours would stand in Numba's cache, and go missing when it moves.
    """
    masses: tuple[float, float, float] = _sweep(*links, z, *more)
    return masses


def gather(links: Inlinks, z: Array, pages: Array, first: int, last: int) -> Array:
    """What pages first to last of the list get over links from others, links times z."""
    return np.asarray(_gather(links.indptr, links.columns, z, pages, first, last))


@njit(cache=True, nogil=True)
def _sweep(
    indptr: Array,
    columns: Array,
    linking: Array,
    outdegree: Array,
    onwards: Array,
    loops: Array,
    z: Array,
    jump: Array,
    scale: float,
    d: float,
    omega: float,
    first: int,
    last: int,
) -> tuple[float, float, float]:
    change = mass = onward = 0.0
    for begin in range(first, last, FEW):
        few_change = few_mass = few_onward = 0.0
        for k in range(begin, min(begin + FEW, last)):
            page = linking[k]
            gathered = 0.0
            for e in range(indptr[page], indptr[page + 1]):
                gathered += z[columns[e]]
            own = outdegree[k] - d * loops[k]
            old = z[k]
            new = old + omega * ((d * gathered + scale * jump[k]) / own - old)
            z[k] = new
            few_change += own * abs(new - old)
            few_mass += outdegree[k] * new
            few_onward += onwards[k] * new
        change, mass, onward = change + few_change, mass + few_mass, onward + few_onward
    return change, mass, onward


@njit(cache=True, nogil=True)
def _gather(indptr: Array, columns: Array, z: Array, pages: Array, first: int, last: int) -> Array:
    gathered = np.zeros(last - first)
    for i in range(first, last):
        for e in range(indptr[pages[i]], indptr[pages[i] + 1]):
            gathered[i - first] += z[columns[e]]
    return gathered
