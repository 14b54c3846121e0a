import numpy as np


def singular_values(A):
    return np.linalg.svd(A)[1]
