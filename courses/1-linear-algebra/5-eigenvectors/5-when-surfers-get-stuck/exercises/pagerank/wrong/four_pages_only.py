# slip: fixed-size
# caught by: ranks_add_up_to_one
import numpy as np


def pagerank(L, d):
    M = L + (L.sum(axis=0) == 0) / 4
    ranks = np.full(len(L), 1 / 4)
    for _ in range(3000):
        new = d * (M @ ranks) + (1 - d) / 4
        if np.abs(new - ranks).sum() < 1e-12:
            break
        ranks = new
    return ranks
