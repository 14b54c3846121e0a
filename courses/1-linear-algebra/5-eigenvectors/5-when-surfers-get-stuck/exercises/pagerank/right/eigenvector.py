import numpy as np


def pagerank(L, d):
    n = len(L)
    G = d * np.where(L.sum(axis=0) == 0, 1 / n, L) + (1 - d) / n
    values, V = np.linalg.eig(G)
    v = V[:, np.argmin(np.abs(values - 1))].real
    return v / v.sum()
