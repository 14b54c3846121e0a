"""The links that a ranking gathers over: for every page the linking pages that link to it.

Only pages that have links pass on rank, so they alone are numbered (0, 1, ... in the order of their pages), and only
they go through the sweeps; the rank of all others is filled in once, at the end.

Source: Langville & Meyer, Google's PageRank and Beyond (2006), chapter 8, on pages without links.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import scipy

from fullrank.maths._pagerank.edges import Edges, IndexArray
from fullrank.maths._pagerank.links import without_repeats


class Inlinks(NamedTuple):
    """Page i gathers from columns[indptr[i]:indptr[i + 1]], which count linking pages; links to oneself are apart.

    indptr: (pages + 1,).  columns: (links,) int32.  The others, (linking pages,) each: linking, the page that each is;
    outdegree, how many links it has; onward, how many of these lead to linking pages; loops, 1 if one leads to itself.
    """

    indptr: IndexArray
    columns: IndexArray
    linking: IndexArray
    outdegree: IndexArray
    onward: IndexArray
    loops: IndexArray

    def rows(self, pages: IndexArray) -> scipy.sparse.csr_array:
        """The rows of these pages as a matrix of ones, (len(pages), linking pages)."""
        sizes = np.diff(self.indptr)
        if len(pages) == len(sizes):
            columns, indptr = self.columns, self.indptr
        else:
            there = np.zeros(len(sizes), dtype=bool)
            there[pages] = True
            columns = self.columns[np.repeat(there, sizes)]
            indptr = np.concatenate([[0], np.cumsum(sizes[pages])])
        ones = np.ones(len(columns))
        return scipy.sparse.csr_array(
            (ones, columns, indptr.astype(columns.dtype)), shape=(len(pages), len(self.linking))
        )


def inlinks(edges: Edges, threads: int = 1) -> Inlinks:
    """Gather the links by the page they lead to, each once, and count those that lead on."""
    del threads  # SciPy sorts on one
    links = sorted_links(edges)
    onward = np.bincount(links.rows(links.linking).indices, minlength=len(links.linking)) + links.loops
    return links._replace(onward=onward.astype(np.int32))


def sorted_links(edges: Edges) -> Inlinks:
    """The same without onward, which is left empty: two counting sorts, by source and then by target."""
    sources, targets, n = edges
    has_links = np.zeros(n, dtype=bool)
    has_links[sources] = True
    linking = np.flatnonzero(has_links).astype(np.int32)
    number = (np.cumsum(has_links) - 1).astype(np.int32)  # (n,): which linking page a page is
    loops = np.zeros(len(linking), dtype=np.int32)
    to_itself = sources == targets
    if to_itself.any():
        loops[number[sources[to_itself]]] = 1
        sources, targets = sources[~to_itself], targets[~to_itself]
    ones = np.ones(len(sources), dtype=np.int8)
    listed = scipy.sparse.coo_array((ones, (number[sources], targets)), shape=(len(linking), n))
    listed.has_canonical_format = True  # not so yet, but it keeps SciPy from sorting
    by_source = listed.tocsr()
    into = by_source.tocsc()
    indptr, columns = without_repeats(into.indptr, into.indices)
    counted = np.diff(by_source.indptr) if columns is into.indices else np.bincount(columns, minlength=len(linking))
    outdegree = counted.astype(np.int32) + loops
    return Inlinks(indptr.astype(np.int64), columns, linking, outdegree, np.zeros(0, dtype=np.int32), loops)
