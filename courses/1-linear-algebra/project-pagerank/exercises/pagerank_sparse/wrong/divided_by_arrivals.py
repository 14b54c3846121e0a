# slip: shared-by-arrivals
# caught by: a_page_gathers_from_all
import numpy as np


def pagerank_sparse(n, sources, targets, d):
    links = np.bincount(targets, minlength=n)
    ranks, change = np.full(n, 1 / n), 1.0
    while change > 1e-10:
        sent = ranks[sources] / np.maximum(links[sources], 1)
        new = d * np.bincount(targets, weights=sent, minlength=n)
        new = new + (1 - d) / n
        new = new / new.sum()
        change = np.abs(new - ranks).sum()
        ranks = new
    return ranks
