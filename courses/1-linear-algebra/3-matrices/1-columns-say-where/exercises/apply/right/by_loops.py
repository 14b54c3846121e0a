import numpy as np


def apply(A, x):
    m, n = A.shape
    if n != len(x):
        message = "x needs " + str(n) + " entries and has " + str(len(x))
        raise ValueError(message)
    return np.array([float(sum(A[i, j] * x[j] for j in range(n))) for i in range(m)])
