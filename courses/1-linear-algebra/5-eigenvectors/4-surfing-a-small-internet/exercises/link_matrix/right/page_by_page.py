import numpy as np


def link_matrix(n, edges):
    L = np.zeros((n, n))
    for j in range(n):
        targets = {target for source, target in edges if source == j}
        for i in targets:
            L[i, j] = 1 / len(targets)
    return L
