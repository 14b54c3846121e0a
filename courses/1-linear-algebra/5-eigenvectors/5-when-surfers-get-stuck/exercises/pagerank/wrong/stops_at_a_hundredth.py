# slip: stops-too-soon
# caught by: one_more_step_changes_nothing
import numpy as np


def pagerank(L, d):
    n = len(L)
    M = L + (L.sum(axis=0) == 0) / n
    ranks, change = np.full(n, 1 / n), 1.0
    while change > 0.01:
        new = d * (M @ ranks) + (1 - d) / n
        change = np.abs(new - ranks).sum()
        ranks = new
    return ranks
