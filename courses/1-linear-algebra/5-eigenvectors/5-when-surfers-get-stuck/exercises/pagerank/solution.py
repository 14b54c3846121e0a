import numpy as np


def pagerank(L, d):
    """The ranks of the pages of link matrix L with damping d: shares of a surfer's time, which add up to 1.

    L: (n, n), L[i, j] the share of page j's links that lead to page i.  Returns (n,).
    """
    # answer
    n = len(L)
    dead_ends = L.sum(axis=0) == 0  # (n,)
    M = L + dead_ends / n  # a page without links counts as linking to every page
    ranks, change = np.full(n, 1 / n), 1.0
    while change > 1e-10:
        new = d * (M @ ranks) + (1 - d) / n
        change = np.abs(new - ranks).sum()
        ranks = new
    return ranks
    # end
