# slip: dead-end-forgotten
# caught by: dead_ends_lose_nobody
import numpy as np


def pagerank_sparse(n, sources, targets, d):
    links = np.bincount(sources, minlength=n)
    ranks, change = np.full(n, 1 / n), 1.0
    while change > 1e-10:
        sent = ranks[sources] / links[sources]
        new = d * np.bincount(targets, weights=sent, minlength=n)
        new = new + (1 - d) / n
        change = np.abs(new - ranks).sum()
        ranks = new
    return ranks
