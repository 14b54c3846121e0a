import numpy as np


def pagerank_sparse(n, sources, targets, d):
    if len(sources) == 0:
        return np.full(n, 1 / n)
    order = np.argsort(targets)
    start, end = sources[order], targets[order]
    first = np.flatnonzero(np.r_[True, end[1:] != end[:-1]])
    links = np.bincount(sources, minlength=n)
    shares = np.ones(n)
    previous = np.zeros(n)
    while np.abs(shares - previous).sum() > 1e-9 * n:
        previous = shares
        shares = np.zeros(n)
        shares[end[first]] = np.add.reduceat(d * previous[start] / links[start], first)
        shares += (n - shares.sum()) / n
    return shares / n
