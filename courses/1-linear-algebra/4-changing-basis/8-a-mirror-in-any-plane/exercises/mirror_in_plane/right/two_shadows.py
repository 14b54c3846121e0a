import numpy as np


def mirror_in_plane(A):
    E = A.astype(float)
    for j in range(E.shape[1]):
        for k in range(j):
            E[:, j] -= (E[:, k] @ E[:, j]) * E[:, k]
        E[:, j] /= np.linalg.norm(E[:, j])
    return 2 * E @ E.T - np.eye(len(A))
