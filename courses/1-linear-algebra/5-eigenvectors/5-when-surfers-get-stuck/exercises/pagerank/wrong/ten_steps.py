# slip: fixed-steps
# caught by: one_more_step_changes_nothing
import numpy as np


def pagerank(L, d):
    n = len(L)
    M = L + (L.sum(axis=0) == 0) / n
    ranks = np.full(n, 1 / n)
    for _ in range(10):
        ranks = d * (M @ ranks) + (1 - d) / n
    return ranks
