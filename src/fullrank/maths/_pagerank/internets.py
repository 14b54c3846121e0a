"""Simulated internets of any size: links drawn so that they look like those of real networks.

Taught in 1-linear-algebra/project-pagerank.
Source: Chakrabarti, Zhan & Faloutsos, R-MAT: a recursive model for graph mining, SIAM Data Mining (2004).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from fullrank.maths._arguments import whole_number

Pages = NDArray[np.int64]
R_MAT_CHANCES = (0.57, 0.19, 0.19, 0.05)


def rmat_internet(n: int, links: int, seed: int = 0) -> tuple[Pages, Pages]:
    """Draw an internet with few famous pages and many unknown ones, as R-MAT does: (sources, targets).

    n: pages.  links: how many to draw; repeats and self-links are taken out, so that some fewer come back.
    Each link picks a quarter of the square of all (from, to) again and again until one cell is left, the quarters with
    chances .57, .19, .19, .05; then the pages are numbered anew at random. Some log₂ n draws a link.

    >>> sources, targets = rmat_internet(1000, 5000, seed=1)
    >>> len(sources) == len(targets) < 5000
    True
    """
    n, links = whole_number(n, "n", 2, "rmat_internet"), whole_number(links, "links", 0, "rmat_internet")
    rng = np.random.default_rng(seed)
    source, target = np.zeros(links, dtype=np.int64), np.zeros(links, dtype=np.int64)
    bounds = np.cumsum(R_MAT_CHANCES)
    for _ in range((n - 1).bit_length()):
        quarter = np.searchsorted(bounds[:3], rng.random(links), side="right")  # 0, 1, 2 or 3
        source, target = 2 * source + quarter // 2, 2 * target + quarter % 2
    number = rng.permutation(n)
    there = (source < n) & (target < n)
    return _distinct(number[source[there]], number[target[there]], n)


def web_internet(n: int, links_per_page: float = 9.0, seed: int = 0) -> tuple[Pages, Pages]:
    """Draw an internet of sites, as the web is: most links stay on their site, and half of the pages link nowhere.

    n: pages.  links_per_page: mean over all pages, before repeats are taken out. Sites have sizes with a heavy tail;
    9 links in 10 stay on the site, and 1 site in 10 links to no other: such corners hold the surfer for long, so that
    ranking takes many steps. Returns (sources, targets).

    >>> sources, targets = web_internet(1000, seed=1)
    >>> len(np.unique(sources)) < 600
    True
    """
    n = whole_number(n, "n", 2, "web_internet")
    if not 0 < links_per_page < np.inf:
        raise ValueError(f"web_internet needs links_per_page above 0, but it is {links_per_page!r}; 9 is usual.")
    rng = np.random.default_rng(seed)
    sizes = np.minimum(np.floor(rng.pareto(1.3, n) * 8 + 1), n).astype(np.int64)  # more sites than are needed
    ends = np.cumsum(sizes)
    ends = np.minimum(ends[: np.searchsorted(ends, n) + 1], n)  # (sites,): the last one is cut at n
    starts = np.concatenate([[0], ends[:-1]])
    closed = rng.random(len(ends)) < 0.1
    pages = np.flatnonzero(rng.random(n) < 0.5)  # the pages that have links
    source = np.repeat(pages, rng.poisson(links_per_page * n / max(len(pages), 1), len(pages)))
    site = np.searchsorted(ends, source, side="right")
    home = closed[site] | (rng.random(len(source)) < 0.9)
    skew = rng.random(len(source)) ** 2  # the first pages of a site get more links
    inside = starts[site] + np.floor(skew * (ends - starts)[site]).astype(np.int64)
    elsewhere = starts[rng.integers(0, len(starts), len(source))]  # other sites are linked at their front page
    return _distinct(source, np.where(home, inside, elsewhere), n)


def _distinct(source: Pages, target: Pages, n: int) -> tuple[Pages, Pages]:
    """The links once each, in order, without those from a page to itself."""
    code = np.sort((source * n + target)[source != target])
    code = code[np.append(True, code[1:] != code[:-1])[: len(code)]]
    return code // n, code % n
