"""A graph of pages and links: compressed rows, names where there are any, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Pages = NDArray[np.integer[Any]]


@dataclass(frozen=True)
class Graph:
    """Page i links to the pages indices[indptr[i]:indptr[i + 1]], in rising order and each once.

    indptr: (pages + 1,).  indices: (links,).  names: one a page, or empty.  source: words to show beside a result.
    """

    indptr: Pages
    indices: Pages
    names: tuple[str, ...] = ()
    source: str = ""
    _numbers: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.indptr) - 1

    @property
    def links(self) -> int:
        """How many links there are."""
        return len(self.indices)

    @cached_property
    def outdegree(self) -> Pages:
        """How many links leave each page, (pages,)."""
        return np.diff(self.indptr)

    @cached_property
    def dangling(self) -> Pages:
        """The pages that link nowhere, in rising order."""
        return np.flatnonzero(self.outdegree == 0)

    def edges(self) -> tuple[Pages, Pages]:
        """Every link as (sources, targets), each (links,)."""
        return np.repeat(np.arange(self.pages), self.outdegree), self.indices

    def matrix(self) -> csr_array:
        """The adjacency matrix, (pages, pages): entry (i, j) is 1 where page i links to page j."""
        return csr_array((np.ones(self.links), self.indices, self.indptr), shape=(self.pages, self.pages))

    def name(self, page: int) -> str:
        """What a page is called; its number where pages have no names."""
        return self.names[page] if self.names else str(page)

    def page(self, name: str) -> int:
        """The number of the page of that name."""
        if not self._numbers:
            self._numbers.update((title, number) for number, title in enumerate(self.names))
        if name in self._numbers:
            return self._numbers[name]
        near = [title for title in self.names if title.casefold() == name.casefold()] or [
            title for title in self.names if name.casefold() in title.casefold()
        ]
        hint = f"; near it: {', '.join(near[:5])}" if near else "; names are in graph.names"
        raise KeyError(f"no page is called {name!r}{hint}")


def graph_of_pairs(
    sources: Pages, targets: Pages, names: Iterable[str] = (), source: str = "", *, pages: int | None = None
) -> Graph:
    """Sort links into compressed rows, each once; pages counts the pages, by default up to the last one linked."""
    known = tuple(names)
    last = max((int(array.max()) for array in (sources, targets) if len(array)), default=-1)
    n = pages if pages is not None else max(len(known), last + 1)
    code = np.sort(sources.astype(np.int64) * n + targets)
    code = code[np.append(True, code[1:] != code[:-1])[: len(code)]]  # sorted first: np.unique is far slower
    kind: type[np.integer[Any]] = np.int32 if max(n, len(code)) < 2**31 else np.int64
    indptr = np.searchsorted(code, np.arange(n + 1, dtype=np.int64) * n).astype(kind)
    return Graph(indptr, (code % max(n, 1)).astype(kind), known, source)
