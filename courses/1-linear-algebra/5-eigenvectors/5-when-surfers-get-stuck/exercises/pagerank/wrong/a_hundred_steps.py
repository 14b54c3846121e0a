# slip: fixed-steps
# caught by: slow_webs_are_ranked_too
import numpy as np


def pagerank(L, d):
    n = len(L)
    M = L + (L.sum(axis=0) == 0) / n
    ranks = np.full(n, 1 / n)
    for _ in range(100):
        ranks = d * (M @ ranks) + (1 - d) / n
    return ranks
