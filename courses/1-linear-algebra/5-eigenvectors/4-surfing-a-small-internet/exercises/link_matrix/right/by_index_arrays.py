import numpy as np


def link_matrix(n, edges):
    counts = np.zeros((n, n), dtype=int)
    pairs = np.array(edges, dtype=int).reshape(-1, 2)
    np.add.at(counts, (pairs[:, 1], pairs[:, 0]), 1)
    linked = (counts > 0).astype(float)
    totals = linked.sum(axis=0, keepdims=True)
    return np.divide(linked, totals, out=np.zeros((n, n)), where=totals > 0)
