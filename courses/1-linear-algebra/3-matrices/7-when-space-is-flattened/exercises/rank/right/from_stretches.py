import numpy as np


def rank(A):
    stretches = np.linalg.svd(A, compute_uv=False)
    return int(np.sum(stretches > 1e-10 * stretches[0]))
