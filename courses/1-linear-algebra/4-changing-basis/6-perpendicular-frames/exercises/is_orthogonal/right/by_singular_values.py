import numpy as np


def is_orthogonal(Q):
    rows, columns = Q.shape
    stretches = np.linalg.svd(Q, compute_uv=False)
    return bool(rows == columns and np.all(np.abs(stretches - 1) < 1e-8))
