# slip: no-over-n
# caught by: ranks_add_up_to_one
import numpy as np


def pagerank(L, d):
    n = len(L)
    M = L + (L.sum(axis=0) == 0) / n
    ranks, change = np.full(n, 1 / n), 1.0
    while change > 1e-12:
        new = d * (M @ ranks) + (1 - d)
        change = np.abs(new - ranks).sum()
        ranks = new
    return ranks
