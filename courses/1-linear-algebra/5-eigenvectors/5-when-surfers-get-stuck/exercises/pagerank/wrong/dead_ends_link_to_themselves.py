# slip: dead-end-to-itself
# caught by: dead_ends_lose_nobody
import numpy as np


def pagerank(L, d):
    n = len(L)
    M = L + np.diag(L.sum(axis=0) == 0)
    ranks, change = np.full(n, 1 / n), 1.0
    while change > 1e-12:
        new = d * (M @ ranks) + (1 - d) / n
        change = np.abs(new - ranks).sum()
        ranks = new
    return ranks
