"""PageRank of links that lie in the blocks of two Dask arrays, on whatever scheduler the caller has.

The links are sorted once into parts by the page they lead to, and stay with the workers. Each product sends z, one
number a page, to every part and brings back what its pages gather; nothing else travels. That costs several
times what the same links cost in one memory, so it pays only where they do not fit into one.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import scipy

from fullrank.maths._arguments import FloatArray
from fullrank.maths._blocks import computed, persisted
from fullrank.maths._iteration import Iterated, Reason
from fullrank.maths._pagerank.edges import IndexArray, page_numbers
from fullrank.maths._pagerank.inlinks import Inlinks
from fullrank.maths._pagerank.links import without_repeats
from fullrank.maths._pagerank.pagerank_krylov import Pages, mass_keeping, refined, start_of, with_dangling
from fullrank.maths._pagerank.teleport import Surfer

Piece = tuple[IndexArray, IndexArray]


class LinksInParts:
    """Links that lead to pages bounds[k] up to bounds[k + 1] are in part k, somewhere among the workers.

    sources, targets: Dask arrays of whole numbers, (links,), in the same blocks.
    """

    def __init__(self, sources: Any, targets: Any, caller: str) -> None:
        dask: Any = import_module("dask")  # optional: only a caller who has Dask comes here
        delayed, self._delayed, self._compute = dask.delayed, dask.delayed, dask.compute
        if sources.ndim != 1 or sources.shape != targets.shape:
            raise ValueError(
                f"{caller} needs as many sources as targets in one dimension, but their shapes are {sources.shape} "
                f"and {targets.shape}."
            )
        blocks = list(zip(sources.to_delayed(), targets.rechunk(sources.chunks).to_delayed(), strict=True))
        last = max(computed([delayed(last_page)(*block, caller) for block in blocks], "Reading links"), default=-1)
        if last < 0:
            raise ValueError(f"{caller} needs at least one link, but there are none in these arrays.")
        self.pages = last + 1
        self.bounds = np.linspace(0, self.pages, len(blocks) + 1).astype(np.int64)
        pieces = [delayed(pieces_of, nout=len(blocks))(*block, self.bounds) for block in blocks]
        parts = [
            delayed(part_of)([piece[k] for piece in pieces], *self.bounds[k : k + 2], self.pages)
            for k in range(len(blocks))
        ]
        self.parts = persisted(parts, "Sorting links")

    def links(self) -> Inlinks:
        """What a solver asks of links beside their sums; the links themselves stay where they are."""
        degrees = computed([self._delayed(outdegree_of)(part) for part in self.parts], "Counting links")
        outdegree = np.sum(degrees, axis=0)  # (pages,)
        linking = np.flatnonzero(outdegree)
        none = np.zeros(0, dtype=np.int64)
        return Inlinks(none, none, linking, outdegree[linking], none, np.zeros(len(linking), dtype=np.int32))

    def gather(self, linking: Pages, z: FloatArray, pages: Pages) -> FloatArray:
        """What these pages get over all links, where z is (linking pages,); one round trip."""
        sent = np.zeros(self.pages)
        sent[linking] = z
        task = self._delayed(sent)  # one task that all parts share
        gathered = self._compute(*(self._delayed(product_of)(part, task) for part in self.parts))
        return np.asarray(np.concatenate(gathered)[pages])


def ranks_in_parts(
    parts: LinksInParts, surfer: Surfer, *, tol: float, max_steps: int, start: FloatArray | None
) -> Iterated[FloatArray]:
    """Solve for the ranks by BiCGstab(2), as ranks_by_krylov does, one round trip a product."""
    links = parts.links()
    x = start_of(links, surfer, start)
    if not x.any():
        return Iterated(surfer.without_links(), np.zeros(1), Reason.CONVERGED)

    def gather(z: FloatArray, pages: Pages) -> FloatArray:
        return parts.gather(links.linking, z, pages)

    M, b = mass_keeping(links, surfer, gather)
    x, path, reason = refined(M, b, x, surfer.d, tol, max_steps)
    return Iterated(with_dangling(links, surfer, gather, x), np.array(path), reason)


def last_page(sources: IndexArray, targets: IndexArray, caller: str) -> int:
    """The largest page number of a block, once all are seen to be page numbers; -1 of an empty one."""
    start, end = page_numbers(sources, "sources", caller), page_numbers(targets, "targets", caller)
    return max(int(start.max()), int(end.max())) if len(start) else -1


def pieces_of(sources: IndexArray, targets: IndexArray, bounds: IndexArray) -> list[Piece]:
    """The links of a block, one piece for each part."""
    part = np.searchsorted(bounds, targets, side="right") - 1
    order = np.argsort(part, kind="stable")
    cuts = np.searchsorted(part[order], np.arange(1, len(bounds) - 1))
    return list(zip(np.split(sources[order], cuts), np.split(targets[order], cuts), strict=True))


def part_of(pieces: list[Piece], first: int, last: int, pages: int) -> scipy.sparse.csr_array:
    """The links to pages first up to last, each once, as a matrix of ones, (last - first, pages)."""
    sources, targets = (np.concatenate([piece[side] for piece in pieces]) for side in (0, 1))
    listed = scipy.sparse.coo_array(
        (np.ones(len(sources), dtype=np.int8), (sources, targets - first)), shape=(pages, last - first)
    )
    listed.has_canonical_format = True  # not so yet, but it keeps SciPy from sorting
    into = listed.tocsr().tocsc()
    indptr, columns = without_repeats(into.indptr, into.indices)
    return scipy.sparse.csr_array((np.ones(len(columns)), columns, indptr), shape=(last - first, pages))


def outdegree_of(part: scipy.sparse.csr_array) -> IndexArray:
    """How many links of this part leave each page, (pages,)."""
    return np.bincount(part.indices, minlength=part.shape[1])


def product_of(part: scipy.sparse.csr_array, z: FloatArray) -> FloatArray:
    """What the pages of this part gather."""
    return np.asarray(part @ z)
