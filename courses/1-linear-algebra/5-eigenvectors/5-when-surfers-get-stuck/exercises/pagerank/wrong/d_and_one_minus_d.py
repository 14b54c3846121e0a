# slip: swapped-d
# caught by: without_links_all_are_alike
import numpy as np


def pagerank(L, d):
    n = len(L)
    M = L + (L.sum(axis=0) == 0) / n
    ranks = np.full(n, 1 / n)
    for _ in range(500):
        ranks = (1 - d) * (M @ ranks) + d / n
    return ranks
