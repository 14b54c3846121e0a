# slip: last-link-wins
# caught by: a_page_gathers_from_all
import numpy as np


def pagerank_sparse(n, sources, targets, d):
    links = np.bincount(sources, minlength=n)
    ranks, change = np.full(n, 1 / n), 1.0
    while change > 1e-10:
        sent = ranks[sources] / links[sources]
        new = np.zeros(n)
        new[targets] += d * sent
        new = new + (1 - new.sum()) / n
        change = np.abs(new - ranks).sum()
        ranks = new
    return ranks
