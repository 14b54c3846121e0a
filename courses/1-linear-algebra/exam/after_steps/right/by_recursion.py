import numpy as np


def after_steps(A, x, n):
    if n == 0:
        return np.array(x)
    return A @ after_steps(A, x, n - 1)
