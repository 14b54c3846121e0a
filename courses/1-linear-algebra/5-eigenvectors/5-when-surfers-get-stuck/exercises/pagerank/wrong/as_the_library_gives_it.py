# slip: length-one
# caught by: ranks_add_up_to_one
import numpy as np


def pagerank(L, d):
    n = len(L)
    M = d * (L + (L.sum(axis=0) == 0) / n) + (1 - d) / n
    ranks, change = np.ones(n) / np.sqrt(n), 1.0
    while change > 1e-12:
        new = M @ ranks
        new = new / np.linalg.norm(new)
        change = np.abs(new - ranks).sum()
        ranks = new
    return ranks
