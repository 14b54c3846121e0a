# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def eigenvalue_of(A, v):
    if not np.any(v):
        return None
    v /= np.linalg.norm(v)
    value = v @ A @ v
    if np.linalg.norm(A @ v - value * v) <= 1e-9 * np.linalg.norm(A):
        return float(value)
    return None
