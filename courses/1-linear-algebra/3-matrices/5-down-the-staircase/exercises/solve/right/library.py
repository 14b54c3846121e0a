import numpy as np


def solve(A, b):
    sizes = np.linalg.svd(A, compute_uv=False)
    if sizes[-1] <= 1e-10 * np.abs(A).max():
        return None
    return np.linalg.solve(A, b)
