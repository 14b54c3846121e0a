import numpy as np


def pagerank_sparse(n, sources, targets, d):
    degree = np.zeros(n)
    np.add.at(degree, sources, 1)
    dead_ends = degree == 0
    share = 1 / degree[sources]
    ranks = np.full(n, 1 / n)
    while True:
        new = np.full(n, (1 - d) / n + d * ranks[dead_ends].sum() / n)
        np.add.at(new, targets, d * share * ranks[sources])
        if np.max(np.abs(new - ranks)) * n < 1e-9:
            return new / new.sum()
        ranks = new
