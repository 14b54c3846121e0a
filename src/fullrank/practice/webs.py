"""Small webs for questions: drawing their links, saying them in words, and their link matrix in fractions."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

import numpy as np

from fullrank.practice import draws

NAMES = "ABCDEFGH"
Links = Collection[tuple[int, int]]  # (from page, to page)


def draw(rng: np.random.Generator, size: int, most: int = 3) -> tuple[tuple[int, int], ...]:
    """The links of a web in which every page links to one to `most` others, and none to itself."""
    links: list[tuple[int, int]] = []
    for page in range(size):
        others = [other for other in range(size) if other != page]
        count = draws.integer(rng, 1, min(most, size - 1))
        links += [(page, others[k]) for k in sorted(rng.permutation(size - 1)[:count].tolist())]
    return tuple(links)


def shares(size: int, links: Links) -> list[list[Fraction]]:
    """L[i][j]: the share of page j's links that lead to page i; a zero column for a page without links.

    >>> shares(2, [(0, 1)])
    [[Fraction(0, 1), Fraction(0, 1)], [Fraction(1, 1), Fraction(0, 1)]]
    """
    out = [sum(source == page for source, _ in links) for page in range(size)]
    return [[Fraction(int((j, i) in links), out[j] or 1) for j in range(size)] for i in range(size)]


def in_words(size: int, links: Links) -> str:
    """The links as Markdown, a line a page.

    >>> print(in_words(2, [(0, 1)]))
    - **A** links to **B**
    - **B** links to no page
    """
    lines = []
    for page in range(size):
        targets = [f"**{NAMES[i]}**" for j, i in links if j == page]
        lines.append(f"- **{NAMES[page]}** links to " + (" and ".join(targets) if targets else "no page"))
    return "\n".join(lines)
