"""Where the surfer lands who does not follow a link: any page alike, or the pages that somebody cares about.

Source: Page, Brin, Motwani & Winograd, The PageRank citation ranking (1999), section 6; Haveliwala, Topic-sensitive
PageRank, WWW 2002.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fullrank.maths._arguments import FloatArray, real_array

Weights = ArrayLike | Mapping[int, float]
Pages = NDArray[np.integer[Any]]


def distribution(given: Weights | None, pages: int, name: str, caller: str) -> FloatArray:
    """Read weights of pages as shares that sum to 1, (pages,); None is every page alike."""
    if given is None:
        return np.broadcast_to(1 / pages, (pages,))
    weights = _of_mapping(given, pages, name, caller) if isinstance(given, Mapping) else real_array(given, name, caller)
    if weights.shape != (pages,):
        raise ValueError(
            f"{caller} needs {name} as one weight for each of {pages} pages, but it has shape {weights.shape}; "
            f"for a few pages write {{page: weight}}."
        )
    if weights.min() < 0:
        page = int(weights.argmin())
        raise ValueError(f"{caller} needs weights that are not negative, but {name}[{page}] is {weights[page]:.6g}.")
    largest = weights.max()
    if largest == 0:
        raise ValueError(f"{caller} needs some page to jump to, but all weights of {name} are 0; None is all alike.")
    weights /= largest  # so that the sum of huge weights stays finite
    return np.asarray(weights / weights.sum())


def _of_mapping(given: Mapping[int, float], pages: int, name: str, caller: str) -> FloatArray:
    weights = np.zeros(pages)
    values = real_array(list(given.values()), name, caller)
    for page, weight in zip(given, values, strict=True):
        if isinstance(page, bool) or not isinstance(page, int | np.integer) or not 0 <= page < pages:
            raise ValueError(f"{caller} needs {name} for pages from 0 to {pages - 1}, but it names page {page!r}.")
        weights[page] = weight
    return weights


@dataclass(frozen=True)
class Surfer:
    """What the surfer does: d, the chance to follow a link; v, where jumps land; w, where they land from a dead end.

    v, w: (pages,), each of sum 1.
    """

    pages: int
    d: float
    v: FloatArray
    w: FloatArray

    @property
    def alike(self) -> bool:
        """Whether a dead end sends the surfer where every other jump leads."""
        return self.w is self.v

    def jumps(self, pages: Pages, a: float = 0.0, b: float = 1.0) -> FloatArray:
        """What jumps bring to these pages: a w + b v, (len(pages),)."""
        return np.asarray((a + b) * self.v[pages] if self.alike else a * self.w[pages] + b * self.v[pages])

    def without_links(self) -> FloatArray:
        """The ranks where nobody ever stands on a page with links, (pages,)."""
        return self.d * self.w + (1 - self.d) * self.v
