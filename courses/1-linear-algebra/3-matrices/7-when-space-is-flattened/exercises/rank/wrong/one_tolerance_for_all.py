# slip: absolute-tolerance
# caught by: size_does_not_matter
import numpy as np


def rank(A):
    return int(np.sum(np.linalg.svd(A, compute_uv=False) > 1e-9))
