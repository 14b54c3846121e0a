"""PageRank's two slow loops: sorting links by the page they lead to, and one Gauss-Seidel sweep over them.

Twins of `_inlinks.inlinks` and `_pagerank_sweeps.sweep`.

The sort is a counting sort in two levels: first into some hundred buckets of neighbouring targets, so that writing
goes to few places at a time, then inside each bucket, which fits into the cache. What is asked about the source of
every link (was it seen in this row, what is its number) stands in one row of 8 bytes, so that most of it stays in the
cache; what is rare, a repeat and a link to a page without links, is counted elsewhere.

Page numbers and places go through the loops unsigned: of a signed index Numba asks each time whether it counts from
the end, which costs a fifth of a sweep. An unsigned number and a signed one make a float, hence ONE and the like.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from fullrank.maths._pagerank.edges import Edges
from fullrank.maths._pagerank.inlinks import Inlinks

BUCKETS = 128  # at least, so that their ends stay in the nearest cache
LEAST, MOST = 8, 16  # bits of a page number that are sorted inside a bucket; 16 fit into two bytes
FEW = 1024  # terms added up before they join a sum of millions, which keeps its last digits
ROW, NUMBER = range(2)  # what stands in the row of a source: the row that last saw it, and which linking page it is
REPEATS, ENDS = range(2)  # what is counted of its links: those given before, and those to pages without links
NOWHERE = 2**32 - 1  # no row
ONE, FEW_ON = np.uint64(1), np.uint64(FEW)
Array = NDArray[Any]


class Buckets(NamedTuple):
    """Links by the high bits of the page they lead to: bucket b holds those from bounds[b] to bounds[b + 1].

    columns: sources; lows: the low bits of targets, shift of them.  out: (pages,) how many links leave each page.
    """

    columns: Array
    lows: Array
    bounds: Array
    shift: int
    out: Array


def inlinks(edges: Edges, threads: int = 1) -> Inlinks:
    """Sort the links by target, each once; 6 bytes a link for the sort, 4 of which stay, and 28 a page."""
    with ThreadPoolExecutor(threads) as pool:
        buckets = _into_buckets(pool, edges, threads)
        linking = np.flatnonzero(buckets.out).astype(np.int32)
        loops = np.zeros(len(linking), dtype=np.int32)
        indptr, kept, lost = _into_rows(pool, buckets, loops, threads)
    outdegree = buckets.out[linking].view(np.int32) - lost[linking, REPEATS]
    columns = buckets.columns[:kept].view(np.int32)
    return Inlinks(indptr.view(np.int64), columns, linking, outdegree, outdegree - lost[linking, ENDS], loops)


def _into_buckets(pool: ThreadPoolExecutor, edges: Edges, threads: int) -> Buckets:
    sources, targets, n = _unsigned(edges.sources), _unsigned(edges.targets), edges.pages
    shift = min(max((n // BUCKETS).bit_length(), LEAST), MOST)
    strips = _cuts(np.linspace(0, len(sources), threads + 1).astype(int))
    out = np.zeros((threads, n), dtype=np.uint32)  # as each strip counts them
    counts = np.zeros((threads, ((n - 1) >> shift) + 1), dtype=np.int64)  # links of each strip into each bucket
    _all(pool, lambda k: count(sources, targets, shift, out[k], counts[k], *strips[k]), threads)
    for more in out[1:]:
        out[0] += more
    ends = np.cumsum(counts.T.ravel()).reshape(-1, threads)  # bucket after bucket, strip after strip in each
    # Where each strip writes, (threads, buckets): each in a row of its own, or threads wait for one another's lines of
    # the cache.
    starts = np.ascontiguousarray((ends - counts.T).T, dtype=np.uint64)
    bounds = np.concatenate([[0], ends[:, -1]])
    columns, lows = np.empty(len(sources), dtype=np.uint32), np.empty(len(sources), dtype=np.uint16)
    _all(pool, lambda k: spread(sources, targets, shift, starts[k], columns, lows, *strips[k]), threads)
    return Buckets(columns, lows, bounds, shift, out[0] if threads == 1 else out[0].copy())


def _into_rows(pool: ThreadPoolExecutor, buckets: Buckets, loops: Array, threads: int) -> tuple[Array, int, Array]:
    """Where each row begins, how many links are left in columns, and how many of each page are lost, (pages, 2)."""
    columns, lows, bounds, shift, out = buckets
    inner = np.searchsorted(bounds, np.linspace(0, len(columns), threads + 1)[1:-1])
    shares = _cuts(np.concatenate([[0], inner, [len(bounds) - 1]]))
    indptr = np.zeros(len(out) + 1, dtype=np.uint64)
    lost = np.zeros((threads, len(out), 2), dtype=np.int32)
    seen = np.empty((threads, len(out), 2), dtype=np.uint32)  # here: a thread seldom gives back what it takes

    def finished(k: int) -> int:
        _see_none(seen[k], out)
        places = bounds.view(np.uint64)
        return int(finish(columns, lows, places, shift, out, seen[k], lost[k], indptr, loops, *shares[k]))

    kept = _close_gaps(columns, indptr, bounds, shift, shares, _all(pool, finished, threads))
    for more in lost[1:]:
        lost[0] += more
    return indptr, kept, lost[0]


def _unsigned(numbers: Array) -> Array:
    """The same bytes, read as unsigned: none of them is negative."""
    return np.ascontiguousarray(numbers).view(f"u{numbers.dtype.itemsize}")


def _cuts(bounds: Array) -> list[tuple[int, int]]:
    return [(int(first), int(last)) for first, last in zip(bounds[:-1], bounds[1:], strict=True)]


def _all(pool: ThreadPoolExecutor, work: Any, threads: int) -> list[Any]:
    return list(pool.map(work, range(threads))) if threads > 1 else [work(0)]


def _see_none(rows: Array, out: Array) -> None:
    """Fill one row a page, (pages, 2): the row that last saw it, none so far, and which linking page it is."""
    rows[:, ROW] = NOWHERE
    np.cumsum(out > 0, dtype=np.uint32, out=rows[:, NUMBER])
    rows[:, NUMBER] -= 1


def _close_gaps(columns: Array, indptr: Array, bounds: Array, shift: int, shares: Any, ends: list[int]) -> int:
    """Move up what each thread has left behind those before it, where repeats were dropped; how many links remain."""
    kept = ends[0]
    for (first, last), end in zip(shares[1:], ends[1:], strict=True):
        begin = int(bounds[first])
        columns[kept : kept + end - begin] = columns[begin:end]
        indptr[(first << shift) + 1 : (last << shift) + 1] -= np.uint64(begin - kept)
        kept += end - begin
    return kept


@njit(cache=True, nogil=True)
def count(sources: Array, targets: Array, shift: int, out: Array, counts: Array, first: int, last: int) -> None:
    """Count the links that leave each page, and those into each bucket."""
    down, one = sources.dtype.type(shift), out.dtype.type(1)
    for e in range(np.uint64(first), np.uint64(last)):
        out[sources[e]] += one
        counts[targets[e] >> down] += 1


@njit(cache=True, nogil=True)
def spread(
    sources: Array, targets: Array, shift: int, at: Array, columns: Array, lows: Array, first: int, last: int
) -> None:
    """Write each link into its bucket: the source, and the last bits of the target."""
    down = sources.dtype.type(shift)
    mask = sources.dtype.type((1 << shift) - 1)
    for e in range(np.uint64(first), np.uint64(last)):
        bucket = targets[e] >> down
        place = at[bucket]
        at[bucket] = place + ONE
        columns[place] = sources[e]
        lows[place] = targets[e] & mask


@njit(cache=True, nogil=True)
def finish(
    columns: Array,
    lows: Array,
    bounds: Array,
    shift: int,
    out: Array,
    seen: Array,
    lost: Array,
    indptr: Array,
    loops: Array,
    first: int,
    last: int,
) -> int:
    """Sort inside buckets first to last, drop repeats, and number the sources; in place, as rows only shrink."""
    n, high = np.uint64(len(out)), np.uint64(shift)
    width = ONE << high
    at = np.empty(width + ONE, np.uint64)  # once a bucket is sorted, at[r] is where its row r ends
    done = bounds[np.uint64(first)]
    room = np.empty(_largest(bounds, first, last), np.uint32)  # one bucket, sorted
    for b in range(np.uint64(first), np.uint64(last)):
        _sort_bucket(columns, lows, bounds[b], bounds[b + ONE], at, room)
        begin = np.uint64(0)
        for r in range(min(width, n - (b << high))):
            row = (b << high) + r
            to_an_end = out[row] == 0
            for e in range(begin, at[r]):
                source = room[e]
                if seen[source, ROW] == row:
                    lost[source, REPEATS] += 1
                    continue
                seen[source, ROW] = row
                if to_an_end:
                    lost[source, ENDS] += 1
                if source == row:
                    loops[seen[source, NUMBER]] = 1
                else:
                    columns[done] = seen[source, NUMBER]
                    done += ONE
            begin = at[r]
            indptr[row + ONE] = done
    return int(done)


@njit(cache=True, nogil=True)
def _largest(bounds: Array, first: int, last: int) -> int:
    largest = np.uint64(0)
    for b in range(first, last):
        largest = max(largest, bounds[b + 1] - bounds[b])
    return int(largest)


@njit(cache=True, nogil=True)
def _sort_bucket(columns: Array, lows: Array, start: int, end: int, at: Array, room: Array) -> None:
    """Copy the sources of links start to end to room, by the last bits of their targets."""
    at[:] = 0
    for e in range(start, end):
        at[np.uint64(lows[e]) + ONE] += ONE
    for r in range(np.uint64(len(at)) - ONE):
        at[r + ONE] += at[r]
    for e in range(start, end):
        place = at[lows[e]]
        at[lows[e]] = place + ONE
        room[place] = columns[e]


def sweep(links: Inlinks, z: Array, *more: Any) -> tuple[float, float, float]:
    """Renew z of the linking pages first to last in place; what has changed, the mass, and the mass passed onward.

    The loop itself takes arrays alone: a class of ours would stand in Numba's cache, and go missing when it moves.
    """
    places = (links.indptr.view(np.uint64), links.columns.view(np.uint32), links.linking.view(np.uint32))
    masses: tuple[float, float, float] = _sweep(*places, links.outdegree, links.onward, links.loops, z, *more)
    return masses


def gather(links: Inlinks, z: Array, pages: Array, first: int, last: int) -> Array:
    """What pages first to last of the list get over links from others, links times z."""
    return np.asarray(_gather(links.indptr.view(np.uint64), links.columns.view(np.uint32), z, pages[first:last]))


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
    first: int,
    last: int,
) -> tuple[float, float, float]:
    change = mass = onward = 0.0
    stop = np.uint64(last)
    for begin in range(np.uint64(first), stop, FEW_ON):
        few_change = few_mass = few_onward = 0.0
        for k in range(begin, min(begin + FEW_ON, stop)):
            page = np.uint64(linking[k])
            gathered = 0.0
            for e in range(indptr[page], indptr[page + ONE]):
                gathered += z[columns[e]]
            own = outdegree[k] - d * loops[k]
            old = z[k]
            new = (d * gathered + scale * jump[k]) / own
            z[k] = new
            few_change += own * abs(new - old)
            few_mass += outdegree[k] * new
            few_onward += onwards[k] * new
        change, mass, onward = change + few_change, mass + few_mass, onward + few_onward
    return change, mass, onward


@njit(cache=True, nogil=True)
def _gather(indptr: Array, columns: Array, z: Array, pages: Array) -> Array:
    gathered = np.empty(len(pages))
    for i in range(np.uint64(len(pages))):
        page = np.uint64(pages[i])
        total = 0.0
        for e in range(indptr[page], indptr[page + ONE]):
            total += z[columns[e]]
        gathered[i] = total
    return gathered
