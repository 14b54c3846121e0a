import numpy as np


def combine(V, weights):
    n, k = V.shape
    return np.array([float(sum(weights[j] * V[i][j] for j in range(k))) for i in range(n)])
