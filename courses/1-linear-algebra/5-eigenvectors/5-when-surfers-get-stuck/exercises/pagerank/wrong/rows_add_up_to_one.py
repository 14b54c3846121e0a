# slip: rows-normalised
# caught by: one_more_step_changes_nothing
import numpy as np


def pagerank(L, d):
    n = len(L)
    M = L + (L.sum(axis=0) == 0) / n
    totals = M.sum(axis=1, keepdims=True)
    M = np.where(totals > 0, M / np.where(totals > 0, totals, 1), 1 / n)
    ranks, change = np.full(n, 1 / n), 1.0
    while change > 1e-12:
        new = d * (M @ ranks) + (1 - d) / n
        change = np.abs(new - ranks).sum()
        ranks = new
    return ranks
