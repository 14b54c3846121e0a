# slip: stops-too-soon
# caught by: a_page_gathers_from_all
import numpy as np


def pagerank_sparse(n, sources, targets, d):
    links = np.bincount(sources, minlength=n)
    ranks, change = np.full(n, 1 / n), 1.0
    while change > 0.01:
        sent = ranks[sources] / links[sources]
        new = d * np.bincount(targets, weights=sent, minlength=n)
        new = new + (1 - new.sum()) / n
        change = np.abs(new - ranks).sum()
        ranks = new
    return ranks
