import numpy as np


def pagerank(L, d):
    n = L.shape[0]
    M = L.copy()
    M[:, M.sum(axis=0) == 0] = 1 / n
    return np.linalg.solve(np.eye(n) - d * M, (1 - d) / n * np.ones(n))
