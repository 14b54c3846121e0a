import numpy as np


def are_independent(V):
    n, k = V.shape
    lengths = np.linalg.norm(V, axis=0)
    if k > n or np.any(lengths == 0):
        return False
    return bool(np.linalg.svd(V / lengths, compute_uv=False)[-1] > 1e-9)
