"""Links between pages: the link matrix of a small internet, and the compressed form for a large one.

Pages are numbered from 0. A link that is given twice counts once; a link from a page to itself counts.

Taught in 1-linear-algebra/5-eigenvectors.
Source: Langville & Meyer, Google's PageRank and Beyond (2006), chapters 4 and 8.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, final

import numpy as np
import scipy

from fullrank.maths._arguments import FloatArray, whole_number
from fullrank.maths._pagerank.edges import Edges, IndexArray, edges_of_pairs, read_edges
from fullrank.maths._plotting import axes_to_draw_on
from fullrank.maths._shown import shown


def link_matrix(n: int, edges: Iterable[tuple[int, int]]) -> FloatArray:
    """Build the link matrix L of an internet of n pages: L[i, j] is the share of page j's links that lead to page i.

    edges: pairs (j, i), a link from page j to page i.  L: (n, n); every column sums to 1, except that a page without
    links has a column of zeros. 8 n² bytes: 3 GB at 20,000 pages. Raises ValueError for a page that is not there.

    >>> link_matrix(3, [(0, 1), (0, 2), (1, 2)])
    array([[0. , 0. , 0. ],
           [0.5, 0. , 0. ],
           [0.5, 1. , 0. ]])
    """
    n = whole_number(n, "n", 1, "link_matrix")
    pairs = np.array(list(edges))
    if pairs.size and (pairs.ndim != 2 or pairs.shape[1] != 2):
        raise ValueError(f"link_matrix needs edges as pairs (from, to), but they have shape {pairs.shape}.")
    sources, targets = pairs.T if pairs.size else pairs.reshape(2, 0)
    links = _sorted(edges_of_pairs(sources, targets, n, "link_matrix"))
    L = np.zeros((n, n))
    L[links.indices, links.sources()] = 1.0
    return np.asarray(L / np.maximum(links.outdegree(), 1))  # divides column j by the links of page j


def link_matrix_sparse(graph: object) -> scipy.sparse.csr_array:
    """Build the link matrix of a large internet in compressed form: the same L, 12 bytes a link.

    graph: whatever pagerank_sparse takes.  L: (n, n) csr_array.

    >>> link_matrix_sparse(([0, 0, 1], [1, 2, 2])).toarray()
    array([[0. , 0. , 0. ],
           [0.5, 0. , 0. ],
           [0.5, 1. , 0. ]])
    """
    links = Links.read(graph, "link_matrix_sparse")
    shares = 1.0 / np.maximum(links.outdegree(), 1)
    into = links.reversed()
    return scipy.sparse.csr_array((shares[into.indices], into.indices, into.indptr), shape=(links.pages, links.pages))


@final
@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Links:
    """Pages and their links in compressed rows: page i links to indices[indptr[i]:indptr[i + 1]], each once.

    indptr: (n + 1,) and indices: (links,) are whole numbers.

    >>> Links.read(([0, 0, 1], [1, 2, 2]))
    Links: 3 pages, 3 links, 1 page without any
      indptr   [0, 2, 3, 3]
      indices  [1, 2, 2]
    """

    indptr: IndexArray
    indices: IndexArray

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.indptr) - 1

    def outdegree(self) -> IndexArray:
        """How many links leave each page, (n,)."""
        return np.diff(self.indptr)

    def sources(self) -> IndexArray:
        """The page that each link starts from, (links,)."""
        return np.repeat(np.arange(self.pages, dtype=self.indices.dtype), self.outdegree())

    def reversed(self) -> Links:
        """The same links, each turned round: row j lists the pages that link to j."""
        ones = np.ones(len(self.indices), dtype=np.int8)
        turned = scipy.sparse.csr_array((ones, self.indices, self.indptr), shape=(self.pages, self.pages)).tocsc()
        return Links(turned.indptr, turned.indices)

    def __repr__(self) -> str:
        """Show a few lines for people."""
        without = int((self.outdegree() == 0).sum())
        numbers = (self.pages, "page"), (len(self.indices), "link"), (without, "page")
        facts = ", ".join(f"{number:,} {thing}{'' if number == 1 else 's'}" for number, thing in numbers)
        return shown(self, f"{facts} without any", indptr=self.indptr, indices=self.indices)

    def plot(self, axes: Any = None) -> Any:
        """Draw how many pages have so many links, both ways, on log axes, where a power law is a line; return them."""
        axes = axes_to_draw_on(axes)
        into = np.bincount(self.indices, minlength=self.pages)
        for degree, words, marker in ((into, "lead to the page", "o"), (self.outdegree(), "leave the page", "x")):
            number, pages = np.unique(degree[degree > 0], return_counts=True)
            axes.plot(number, pages, linestyle="none", marker=marker, alpha=0.7, label=f"links that {words}")
        scale = "log" if len(self.indices) else "linear"
        axes.set(xlabel="links", ylabel="pages with so many", xscale=scale, yscale=scale)
        axes.legend()
        return axes

    @staticmethod
    def read(graph: object, caller: str = "Links.read") -> Links:
        """Read links out of a pair of arrays, a SciPy sparse matrix, a NetworkX graph, a table, or compressed rows."""
        return graph if isinstance(graph, Links) else _sorted(read_edges(graph, caller))


def _sorted(edges: Edges) -> Links:
    """Compressed rows of the links, each once, in time proportional to their number."""
    ones = np.ones(len(edges.sources), dtype=np.int8)
    listed = scipy.sparse.coo_array((ones, (edges.targets, edges.sources)), shape=(edges.pages, edges.pages))
    listed.has_canonical_format = True  # not so yet, but it keeps SciPy from sorting
    rows = listed.tocsr().tocsc()  # two counting sorts: by target, then by source
    return Links(*without_repeats(rows.indptr, rows.indices))


def without_repeats(indptr: IndexArray, indices: IndexArray) -> tuple[IndexArray, IndexArray]:
    """The same rows with each page once; in every row equal pages stand side by side."""
    kept = np.ones(len(indices), dtype=bool)
    kept[1:] = indices[1:] != indices[:-1]
    kept[indptr[:-1][np.diff(indptr) > 0]] = True  # the first of a row is never a repeat
    if kept.all():
        return indptr, indices
    return np.concatenate([[0], np.cumsum(kept)])[indptr].astype(indptr.dtype), indices[kept]
