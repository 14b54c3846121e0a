import numpy as np


def inverse(A):
    """The matrix of cofactors, turned over and divided by the determinant."""
    size = np.abs(A).max()
    if size == 0:
        return None
    M = np.asarray(A, dtype=float) / size
    n = len(M)
    if np.linalg.svd(M, compute_uv=False)[-1] <= 1e-10:
        return None
    adjugate = np.empty((n, n))
    for i in range(n):
        for j in range(n):
            rest = np.delete(np.delete(M, i, axis=0), j, axis=1)
            adjugate[j, i] = (-1) ** (i + j) * np.linalg.det(rest)
    return adjugate / (M[0] @ adjugate[:, 0]) / size
