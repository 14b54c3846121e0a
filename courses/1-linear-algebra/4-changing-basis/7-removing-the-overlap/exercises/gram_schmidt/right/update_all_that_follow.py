import numpy as np


def gram_schmidt(A):
    E = np.array(A, dtype=float)
    lengths = np.linalg.norm(E, axis=0)
    for j in range(E.shape[1]):
        left = np.linalg.norm(E[:, j])
        E[:, j] = E[:, j] / left if left > 1e-9 * lengths[j] else 0
        for later in range(j + 1, E.shape[1]):
            E[:, later] -= (E[:, j] @ E[:, later]) * E[:, j]
    return E
