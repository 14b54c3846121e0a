import numpy as np


def is_singular(A):
    stretches = np.linalg.svd(A, compute_uv=False)
    return bool(stretches[-1] <= 1e-10 * stretches[0])
