import numpy as np


def apply(A, x):
    return np.asarray(A @ x, dtype=float)
