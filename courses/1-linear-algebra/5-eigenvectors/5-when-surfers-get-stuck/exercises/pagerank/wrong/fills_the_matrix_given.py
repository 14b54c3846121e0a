# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def pagerank(L, d):
    n = len(L)
    L[:, L.sum(axis=0) == 0] = 1 / n
    ranks, change = np.full(n, 1 / n), 1.0
    while change > 1e-12:
        new = d * (L @ ranks) + (1 - d) / n
        change = np.abs(new - ranks).sum()
        ranks = new
    return ranks
