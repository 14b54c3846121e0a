"""Reading who links to whom: pairs of arrays, tables, sparse matrices and graphs, all as two arrays of page numbers.

Nothing is copied that can be looked at in place: int32 stays int32, and a column of a table stays where it is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import scipy
from numpy.typing import NDArray

IndexArray = NDArray[np.integer[Any]]
READ = (
    "a pair (sources, targets) of arrays, an array of pairs (links, 2), a SciPy sparse matrix, a NetworkX graph, a "
    "table of two columns (pandas, polars, PyArrow), a graph of fullrank.data"
)
MOST_GAPS = 1_000  # page numbers for each link: beyond that most of them would stand for no page


class Edges(NamedTuple):
    """Links as they were given: link k goes from sources[k] to targets[k]; they may repeat, in any order.

    sources, targets: (links,) int32 or int64, from 0 up to, not including, pages.
    """

    sources: IndexArray
    targets: IndexArray
    pages: int


def read_edges(graph: object, caller: str) -> Edges:
    """Read links out of whatever holds them. Raises ValueError for what does not, in words."""
    given: Any = graph
    if scipy.sparse.issparse(given):
        return _from_sparse(given, caller)
    if hasattr(given, "indptr") and hasattr(given, "indices"):
        return _from_rows(given.indptr, given.indices, caller)
    if hasattr(given, "nodes") and hasattr(given, "edges"):
        return _from_networkx(given, caller)
    if hasattr(given, "columns"):
        return _from_table(given, caller)
    if isinstance(given, tuple) and len(given) == 2:
        return edges_of_pairs(*given, None, caller)
    if isinstance(given, np.ndarray):
        return _from_pairs(given, caller)
    raise ValueError(f"{caller} needs links, but {type(graph).__name__} is none of those it reads: {READ}.")


def page_numbers(given: object, name: str, caller: str) -> IndexArray:
    """Read page numbers: whole, not negative, in one dimension; int32 and int64 are not copied."""
    return _numbers_and_last(given, name, caller)[0]


def _numbers_and_last(given: object, name: str, caller: str) -> tuple[IndexArray, int]:
    """Page numbers, and the largest of them, -1 of none: one look at each is all that it takes."""
    numbers: NDArray[Any] = np.asarray(given)
    if numbers.size == 0:
        return np.zeros(0, dtype=np.int32), -1
    if numbers.dtype.kind not in "iu" or numbers.ndim != 1:
        raise ValueError(
            f"{caller} needs {name} as a list of whole page numbers, but it is {numbers.dtype} {numbers.shape}; "
            f"{_way_out(numbers)}."
        )
    size = numbers.dtype.itemsize
    high = int(numbers.view(numbers.dtype.str.replace("i", "u")).max())  # negative ones, read as unsigned, are largest
    if numbers.dtype.kind == "i" and high >= 2 ** (8 * size - 1):
        raise ValueError(f"{caller} needs pages numbered from 0, but {name} holds {int(numbers.min())}.")
    if high >= 2**62:
        raise ValueError(f"{caller} needs pages numbered from 0 without gaps, but {name} holds {high}.")
    if numbers.dtype.kind == "u" and size >= 4 and high < 2 ** (8 * size - 1):
        numbers = numbers.view(f"i{size}")  # the same bytes, read as signed
    known = numbers.dtype in (np.int32, np.int64)
    return numbers if known else numbers.astype(np.int32 if high < 2**31 else np.int64), high


def _way_out(numbers: NDArray[Any]) -> str:
    if numbers.dtype.kind == "f" and numbers.ndim == 1:
        if not np.isfinite(numbers).all():
            return f"position {int(np.argmin(np.isfinite(numbers)))} holds no number: leave such links out"
        return "where all of them are whole, .astype(np.int32) makes them so"
    if numbers.ndim == 2 and 2 in numbers.shape:
        return "give the two columns apart, as (pairs[:, 0], pairs[:, 1])"
    return "pages with names are read by fullrank.data.read_links"


def edges_of_pairs(sources: object, targets: object, pages: int | None, caller: str) -> Edges:
    """Links out of two lists of page numbers; without a number of pages, there are as many as the last one says."""
    start, last_start = _numbers_and_last(sources, "sources", caller)
    end, last_end = _numbers_and_last(targets, "targets", caller)
    last = max(last_start, last_end)
    if len(start) != len(end):
        raise ValueError(f"{caller} needs as many sources as targets, but there are {len(start)} and {len(end)}.")
    if pages is None and last < 0:
        raise ValueError(f"{caller} needs at least one link; for pages without links give a sparse matrix of zeros.")
    if pages is None and last > MOST_GAPS * (len(start) + MOST_GAPS):
        raise ValueError(
            f"{caller} needs pages numbered without large gaps, but {len(start)} links name page {last}; number them "
            "anew: np.unique(np.stack([sources, targets]), return_inverse=True)."
        )
    pages = last + 1 if pages is None else pages
    if last >= pages:
        raise ValueError(f"{caller} needs pages from 0 to {pages - 1}, but a link names page {last}.")
    if start.dtype != end.dtype:
        start, end = start.astype(np.int64), end.astype(np.int64)
    return Edges(start, end, pages)


def _from_pairs(pairs: NDArray[Any], caller: str) -> Edges:
    """An array with a row (source, target) for each link."""
    if pairs.ndim != 2 or pairs.shape[1] != 2 or len(pairs) == 2:
        raise ValueError(
            f"{caller} needs links as rows (source, target), shape (links, 2), but its shape is {pairs.shape}, which "
            "is no list of links or may be a matrix; two rows of page numbers go in as tuple(array), a matrix as "
            "scipy.sparse.csr_array(matrix)."
        )
    return edges_of_pairs(pairs[:, 0], pairs[:, 1], None, caller)


def _refuse_weights(weights: NDArray[Any], where: Callable[[int], str], caller: str) -> None:
    """Refuse weights below nought or nan: they are not read, and whoever gives such ones expects that they are."""
    wrong = weights.dtype.kind in "if" and ~(weights >= 0)
    if np.any(wrong):
        k = int(np.argmax(wrong))
        raise ValueError(
            f"{caller} needs links, for which any number above 0 stands, but {where(k)} has the weight {weights[k]}; "
            "leave such links out, or give each link 1: weights are not read."
        )


def _from_rows(indptr: object, indices: object, caller: str) -> Edges:
    """Compressed rows, once seen to be sound: row i lists the pages that page i links to."""
    rows, pages = np.asarray(indptr), page_numbers(indices, "indices", caller)
    n = len(rows) - 1
    sound = rows.ndim == 1 and rows.dtype.kind in "iu" and n >= 1 and rows[0] == 0 and rows[-1] == len(pages)
    if not sound or (rows[1:] < rows[:-1]).any() or (len(pages) and pages.max() >= n):
        raise ValueError(
            f"{caller} needs indptr to rise from 0 to the number of links ({len(pages)}) and indices below "
            f"the number of pages ({n}); build both with scipy.sparse.csr_array."
        )
    return Edges(np.repeat(np.arange(n, dtype=pages.dtype), np.diff(rows)), pages, n)


def _from_sparse(matrix: Any, caller: str) -> Edges:
    """A sparse matrix in which the entry (i, j) stands for a link from page i to page j; its size is not read."""
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or matrix.shape[0] == 0:
        raise ValueError(f"{caller} needs a square sparse matrix, one row a page, but it has shape {matrix.shape}.")
    rows = matrix.tocsr()
    _refuse_weights(rows.data, lambda k: f"entry {k} of .data", caller)
    if not rows.data.all():
        rows = rows.copy()
        rows.eliminate_zeros()
    return _from_rows(rows.indptr, rows.indices, caller)


def _from_networkx(graph: Any, caller: str) -> Edges:
    """A NetworkX graph; page k is the k-th of list(graph.nodes), and an undirected link goes both ways."""
    number = {name: k for k, name in enumerate(graph.nodes)}
    if not number:
        raise ValueError(f"{caller} needs at least one page, but the graph has no nodes.")
    links = list(graph.edges(data="weight", default=1))  # (from, to, weight)
    weights = np.array([weight for _, _, weight in links if isinstance(weight, int | float)], dtype=float)
    _refuse_weights(weights, lambda k: "a link", caller)
    pairs = np.array([(number[start], number[end]) for start, end, _ in links], dtype=np.int64).reshape(-1, 2)
    if not graph.is_directed():
        pairs = np.concatenate([pairs, pairs[:, ::-1]])
    return edges_of_pairs(pairs[:, 0], pairs[:, 1], len(number), caller)


def _from_table(table: Any, caller: str) -> Edges:
    """A pandas, polars or PyArrow table whose first two columns are sources and targets."""
    if len(table.columns) < 2:
        raise ValueError(f"{caller} needs a table of two columns, from and to, but it has {len(table.columns)}.")
    if hasattr(table, "column_names"):  # PyArrow gives the columns themselves, the others give their names
        first, second = (table.column(k).to_numpy() for k in (0, 1))
    else:
        first, second = (table[column].to_numpy() for column in list(table.columns)[:2])
    return edges_of_pairs(first, second, None, caller)
