"""Links between pages: the link matrix of a small internet, and the compressed form for a large one.

Pages are numbered from 0. A link that is given twice counts once; a link from a page to itself counts.

Taught in 1-linear-algebra/5-eigenvectors.
Source: Langville & Meyer, Google's PageRank and Beyond (2006), chapters 4 and 8.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import coo_array, csr_array, issparse

from fullrank.maths._arguments import FloatArray, whole_number

IndexArray = NDArray[np.integer[Any]]


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
    links = _from_pages(sources, targets, n, "link_matrix")
    L = np.zeros((n, n))
    L[links.indices, links.sources()] = 1.0
    return np.asarray(L / np.maximum(links.outdegree(), 1))  # divides column j by the links of page j


def link_matrix_sparse(graph: object) -> csr_array:
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
    return csr_array((shares[into.indices], into.indices, into.indptr), shape=(links.pages, links.pages))


@dataclass(frozen=True, slots=True)
class Links:
    """Pages and their links in compressed rows: page i links to indices[indptr[i]:indptr[i + 1]], each once.

    indptr: (n + 1,) and indices: (links,) are whole numbers.
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
        turned = csr_array((ones, self.indices, self.indptr), shape=(self.pages, self.pages)).tocsc()
        return Links(turned.indptr, turned.indices)

    @staticmethod
    def read(graph: object, caller: str = "Links.read") -> Links:
        """Read links out of a pair of arrays, a SciPy sparse matrix, a NetworkX graph, a table, or compressed rows."""
        given: Any = graph
        if isinstance(given, Links):
            return given
        if issparse(given):
            return _from_sparse(given, caller)
        if hasattr(given, "indptr") and hasattr(given, "indices"):
            return _from_rows(given.indptr, given.indices, caller)
        if hasattr(given, "nodes") and hasattr(given, "edges"):
            return _from_networkx(given)
        if hasattr(given, "columns"):
            return _from_table(given, caller)
        if isinstance(given, tuple) and len(given) == 2:
            return _from_pages(*given, None, caller)
        raise ValueError(
            f"{caller} needs links, but {type(graph).__name__} is none of those it reads: a pair (sources, targets) "
            "of arrays, a SciPy sparse matrix, a NetworkX graph, a table of two columns, a graph of fullrank.data."
        )


def _page_numbers(given: ArrayLike, name: str, caller: str) -> IndexArray:
    """Read page numbers: whole, not negative, in one dimension."""
    numbers: NDArray[Any] = np.asarray(given)
    if numbers.size == 0:
        return np.zeros(0, dtype=np.int64)
    if numbers.dtype.kind not in "iu" or numbers.ndim != 1:
        raise ValueError(
            f"{caller} needs {name} as a list of whole page numbers, but it is {numbers.dtype} {numbers.shape}; "
            "pages with names are read by fullrank.data.read_links."
        )
    if numbers.min() < 0:
        raise ValueError(f"{caller} needs pages numbered from 0, but {name} holds {numbers.min()}.")
    return numbers if numbers.dtype in (np.int32, np.int64) else numbers.astype(np.int64)


def _from_pages(sources: ArrayLike, targets: ArrayLike, n: int | None, caller: str) -> Links:
    """Compressed rows of the pairs, in time proportional to their number."""
    start, end = _page_numbers(sources, "sources", caller), _page_numbers(targets, "targets", caller)
    if len(start) != len(end):
        raise ValueError(f"{caller} needs as many sources as targets, but there are {len(start)} and {len(end)}.")
    last = max(int(start.max()), int(end.max())) if len(start) else -1
    if n is None and last < 0:
        raise ValueError(f"{caller} needs at least one link; for pages without links give a sparse matrix of zeros.")
    n = last + 1 if n is None else n
    if last >= n:
        raise ValueError(f"{caller} needs pages from 0 to {n - 1}, but a link names page {last}.")
    listed = coo_array((np.ones(len(start), dtype=np.int8), (end, start)), shape=(n, n))
    listed.has_canonical_format = True  # not so yet, but it keeps SciPy from sorting
    rows = listed.tocsr().tocsc()  # two counting sorts: by target, then by source
    return _without_repeats(rows.indptr, rows.indices)


def _without_repeats(indptr: IndexArray, indices: IndexArray) -> Links:
    """The same rows with each page once; in every row equal pages stand side by side."""
    kept = np.ones(len(indices), dtype=bool)
    kept[1:] = indices[1:] != indices[:-1]
    kept[indptr[:-1][np.diff(indptr) > 0]] = True  # the first of a row is never a repeat
    if kept.all():
        return Links(indptr, indices)
    return Links(np.concatenate([[0], np.cumsum(kept)])[indptr].astype(indptr.dtype), indices[kept])


def _from_rows(indptr: IndexArray, indices: IndexArray, caller: str) -> Links:
    """Compressed rows as they come, once seen to be sound; rows with repeats or out of order are built anew."""
    rows, pages = np.asarray(indptr), _page_numbers(indices, "indices", caller)
    n = len(rows) - 1
    sound = rows.ndim == 1 and rows.dtype.kind in "iu" and n >= 1 and rows[0] == 0 and rows[-1] == len(pages)
    if not sound or (np.diff(rows) < 0).any() or (len(pages) and pages.max() >= n):
        raise ValueError(
            f"{caller} needs indptr to rise from 0 to the number of links ({len(pages)}) and indices below "
            f"the number of pages ({n}); build both with scipy.sparse.csr_array."
        )
    steps = np.diff(pages.astype(np.int64))
    steps[rows[1:-1][(rows[1:-1] > 0) & (rows[1:-1] < len(pages))] - 1] = 1  # between rows any step is right
    if (steps > 0).all():
        return Links(rows, pages)
    return _from_pages(np.repeat(np.arange(n), np.diff(rows)), pages, n, caller)


def _from_sparse(matrix: Any, caller: str) -> Links:
    """A sparse matrix in which the entry (i, j) stands for a link from page i to page j; its size is not read."""
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or matrix.shape[0] == 0:
        raise ValueError(f"{caller} needs a square sparse matrix, one row a page, but it has shape {matrix.shape}.")
    rows = matrix.tocsr()
    if not rows.data.all():
        rows = rows.copy()
        rows.eliminate_zeros()
    return _from_rows(rows.indptr, rows.indices, caller)


def _from_networkx(graph: Any) -> Links:
    """A NetworkX graph; page k is the k-th of list(graph.nodes), and an undirected link goes both ways."""
    number = {name: k for k, name in enumerate(graph.nodes)}
    if not number:
        raise ValueError("pagerank_sparse needs at least one page, but the graph has no nodes.")
    pairs = np.array([(number[edge[0]], number[edge[1]]) for edge in graph.edges], dtype=np.int64).reshape(-1, 2)
    if not graph.is_directed():
        pairs = np.concatenate([pairs, pairs[:, ::-1]])
    return _from_pages(pairs[:, 0], pairs[:, 1], len(number), "pagerank_sparse")


def _from_table(table: Any, caller: str) -> Links:
    """A pandas or polars table whose first two columns are sources and targets."""
    if len(table.columns) < 2:
        raise ValueError(f"{caller} needs a table of two columns, from and to, but it has {len(table.columns)}.")
    first, second = (table[column].to_numpy() for column in list(table.columns)[:2])
    return _from_pages(first, second, None, caller)
