import numpy as np


def inverse(A):
    """Solves for one column of the inverse at a time."""
    sizes = np.linalg.svd(A, compute_uv=False)
    if sizes[-1] <= 1e-10 * np.abs(A).max():
        return None
    return np.column_stack([np.linalg.solve(A, unit) for unit in np.eye(len(A))])
