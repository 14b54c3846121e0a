# slip: fixed-steps
# caught by: slow_webs_are_ranked_too
import numpy as np


def pagerank_sparse(n, sources, targets, d):
    links = np.bincount(sources, minlength=n)
    ranks = np.full(n, 1 / n)
    for _ in range(100):
        new = d * np.bincount(targets, weights=ranks[sources] / links[sources], minlength=n)
        ranks = new + (1 - new.sum()) / n
    return ranks
